import "server-only";
import type { Tx } from "@/lib/db";

/** A row as far as its sealed text goes. */
export type SealedRow = { id: string; text: string; version: number };

type Page = {
  /** Rows after this one, by id. */
  after: string;
  /** Leaves out text that begins so; none where empty. */
  except: string;
  take: number;
};
type Row = { organizationId: string; id: string };

/** A column of sealed text: what `npm run keys` seals anew and verifies. */
export type SealedColumn = {
  table: string;
  column: string;
  /** As which field the text may have been sealed; where there are several, the row's state says. */
  fields: readonly string[];
  page: (tx: Tx, organizationId: string, page: Page) => Promise<SealedRow[]>;
  /** Exchanges the text, unless it has been replaced or destroyed meanwhile. */
  exchange: (tx: Tx, row: Row, old: string, text: string) => Promise<{ count: number }>;
};

/** Before all ids. */
export const firstId = "00000000-0000-0000-0000-000000000000";

const rows = (organizationId: string, { after, take }: Page) => ({
  where: { organizationId, id: { gt: after } },
  orderBy: { id: "asc" as const },
  take,
});

const except = (column: string, { except }: Page) =>
  except === "" ? {} : { NOT: { [column]: { startsWith: except } } };

const toRow =
  (version: number) =>
  ({ id, text }: { id: string; text: string | null }): SealedRow[] =>
    text === null ? [] : [{ id, text, version }];

/** Every column that lib/vault seals. A test compares the list with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: "connection",
    column: "credential",
    fields: ["credential"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.connection.findMany({
        where: { ...where, credential: { not: null }, ...except("credential", page) },
        select: { id: true, credential: true, credentialVersion: true },
        ...rest,
      });
      return found.flatMap(({ id, credential, credentialVersion }) =>
        toRow(credentialVersion)({ id, text: credential }),
      );
    },
    exchange: (tx, row, credential, text) =>
      tx.connection.updateMany({ where: { ...row, credential }, data: { credential: text } }),
  },
  {
    table: "connect_attempt",
    column: "sealed",
    fields: ["tokens", "verifier"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.connectAttempt.findMany({
        where: { ...where, sealed: { not: null }, ...except("sealed", page) },
        select: { id: true, sealed: true },
        ...rest,
      });
      return found.flatMap(({ id, sealed }) => toRow(1)({ id, text: sealed }));
    },
    exchange: (tx, row, sealed, text) =>
      tx.connectAttempt.updateMany({ where: { ...row, sealed }, data: { sealed: text } }),
  },
  {
    table: "provider_app",
    column: "secret",
    fields: ["secret"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.providerApp.findMany({
        where: { ...where, secret: { not: null }, ...except("secret", page) },
        select: { id: true, secret: true },
        ...rest,
      });
      return found.flatMap(({ id, secret }) => toRow(1)({ id, text: secret }));
    },
    exchange: (tx, row, secret, text) =>
      tx.providerApp.updateMany({ where: { ...row, secret }, data: { secret: text } }),
  },
  {
    table: "removal_step",
    column: "sealed",
    fields: ["sealed"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.removalStep.findMany({
        where: { ...where, sealed: { not: null }, ...except("sealed", page) },
        select: { id: true, sealed: true },
        ...rest,
      });
      return found.flatMap(({ id, sealed }) => toRow(1)({ id, text: sealed }));
    },
    exchange: (tx, row, sealed, text) =>
      tx.removalStep.updateMany({ where: { ...row, sealed }, data: { sealed: text } }),
  },
  {
    table: "provision",
    column: "sealed",
    fields: ["sealed"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.provision.findMany({
        where: { ...where, sealed: { not: null }, ...except("sealed", page) },
        select: { id: true, sealed: true },
        ...rest,
      });
      return found.flatMap(({ id, sealed }) => toRow(1)({ id, text: sealed }));
    },
    exchange: (tx, row, sealed, text) =>
      tx.provision.updateMany({ where: { ...row, sealed }, data: { sealed: text } }),
  },
  {
    table: "schedule",
    column: "arguments",
    fields: ["arguments"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.schedule.findMany({
        where: { ...where, ...except("arguments", page) },
        select: { id: true, arguments: true },
        ...rest,
      });
      return found.flatMap(({ id, arguments: text }) => toRow(1)({ id, text }));
    },
    exchange: (tx, row, text, newText) =>
      tx.schedule.updateMany({ where: { ...row, arguments: text }, data: { arguments: newText } }),
  },
  {
    table: "approval",
    column: "arguments",
    fields: ["arguments"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.approval.findMany({
        where: { ...where, ...except("arguments", page) },
        select: { id: true, arguments: true },
        ...rest,
      });
      return found.flatMap(({ id, arguments: text }) => toRow(1)({ id, text }));
    },
    exchange: (tx, row, text, newText) =>
      tx.approval.updateMany({ where: { ...row, arguments: text }, data: { arguments: newText } }),
  },
  {
    table: "approval",
    column: "result",
    fields: ["result"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.approval.findMany({
        where: { ...where, result: { not: null }, ...except("result", page) },
        select: { id: true, result: true },
        ...rest,
      });
      return found.flatMap(({ id, result }) => toRow(1)({ id, text: result }));
    },
    exchange: (tx, row, result, text) =>
      tx.approval.updateMany({ where: { ...row, result }, data: { result: text } }),
  },
  {
    table: "message",
    column: "body",
    fields: ["body"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.message.findMany({
        where: { ...where, ...except("body", page) },
        select: { id: true, body: true },
        ...rest,
      });
      return found.flatMap(({ id, body }) => toRow(1)({ id, text: body }));
    },
    exchange: (tx, row, body, text) =>
      tx.message.updateMany({ where: { ...row, body }, data: { body: text } }),
  },
  {
    table: "inbox",
    column: "webhook_secret",
    fields: ["webhook_secret"],
    // An inbox is known by its agent.
    async page(tx, organizationId, page) {
      const found = await tx.inbox.findMany({
        where: {
          organizationId,
          nodeId: { gt: page.after },
          webhookSecret: { not: null },
          ...except("webhookSecret", page),
        },
        orderBy: { nodeId: "asc" },
        take: page.take,
        select: { nodeId: true, webhookSecret: true, webhookVersion: true },
      });
      return found.flatMap(({ nodeId: id, webhookSecret, webhookVersion }) =>
        toRow(webhookVersion)({ id, text: webhookSecret }),
      );
    },
    exchange: (tx, { organizationId, id }, webhookSecret, text) =>
      tx.inbox.updateMany({
        where: { organizationId, nodeId: id, webhookSecret },
        data: { webhookSecret: text },
      }),
  },
  {
    table: "idempotent_request",
    column: "answer",
    fields: ["answer"],
    async page(tx, organizationId, page) {
      const { where, ...rest } = rows(organizationId, page);
      const found = await tx.idempotentRequest.findMany({
        where: { ...where, answer: { not: null }, ...except("answer", page) },
        select: { id: true, answer: true },
        ...rest,
      });
      return found.flatMap(({ id, answer }) => toRow(1)({ id, text: answer }));
    },
    exchange: (tx, row, answer, text) =>
      tx.idempotentRequest.updateMany({ where: { ...row, answer }, data: { answer: text } }),
  },
];
