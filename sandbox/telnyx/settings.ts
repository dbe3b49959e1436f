import { noSuchTelnyx, TelnyxProblem } from "./problem";
import type { TelnyxCall, TelnyxRoute } from "./routes";
import type { TelnyxData } from "./seed";

type Kind = "profiles" | "applications" | "addresses" | "requirementGroups";

/** Things that an account makes, changes and deletes, by their path. */
const kinds: Readonly<Record<string, { kind: Kind; required: string; record: string }>> = {
  messaging_profiles: { kind: "profiles", required: "name", record: "messaging_profile" },
  call_control_applications: {
    kind: "applications",
    required: "application_name",
    record: "call_control_application",
  },
  addresses: { kind: "addresses", required: "street_address", record: "address" },
  requirement_groups: {
    kind: "requirementGroups",
    required: "country_code",
    record: "requirement_group",
  },
};

const present = ({ id, fields }: TelnyxData[Kind][number], record_type: string) => ({
  ...fields,
  id,
  record_type,
});

function find({ account, data, params }: TelnyxCall, kind: Kind) {
  const found = data[kind].find((each) => each.account === account.name && each.id === params.id);
  if (found === undefined) throw noSuchTelnyx();
  return found;
}

/** Profiles for messages, applications for calls, addresses and what regulators ask for. */
export const settingsRoutes: Record<string, TelnyxRoute> = Object.fromEntries(
  Object.entries(kinds).flatMap(([path, { kind, required, record }]): [string, TelnyxRoute][] => [
    [
      `GET /${path}`,
      ({ account, data, query }) => {
        const name = query.get("filter[name]") ?? query.get("filter[application_name][contains]");
        const found = data[kind].filter(
          (each) =>
            each.account === account.name &&
            (name === null || String(each.fields[required]).includes(name)),
        );
        return { data: found.map((each) => present(each, record)), meta: {} };
      },
    ],
    [
      `POST /${path}`,
      (call) => {
        const { account, data, json, nextId } = call;
        if (typeof json[required] !== "string" || json[required] === "")
          throw new TelnyxProblem(
            422,
            "10004",
            "Missing required parameter",
            `${required} is required.`,
          );
        const made = { id: nextId(), account: account.name, fields: { ...json } };
        data[kind].push(made);
        call.record(`${record}.created`, made.id);
        return { data: present(made, record) };
      },
    ],
    [`GET /${path}/:id`, (call) => ({ data: present(find(call, kind), record) })],
    [
      `PATCH /${path}/:id`,
      (call) => {
        const found = find(call, kind);
        found.fields = { ...found.fields, ...call.json };
        call.record(`${record}.changed`, found.id);
        return { data: present(found, record) };
      },
    ],
    [
      `DELETE /${path}/:id`,
      (call) => {
        const found = find(call, kind);
        call.data[kind] = call.data[kind].filter((each) => each !== found);
        call.record(`${record}.deleted`, found.id);
        return { data: present(found, record) };
      },
    ],
  ]),
);
