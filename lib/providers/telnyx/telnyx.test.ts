import { describe, expect, test } from "vitest";
import { ProviderCallError } from "../call-error";
import type { ProviderCall, ProviderRequest, ProviderResponse } from "../provider";
import { telnyxFailure } from "../telnyx-failure";
import { checkApiKey, checkPublicKey } from "./key";
import { findAtTelnyx, orderAtTelnyx } from "./order";

type Answer = { status: number; body?: unknown };

/** Answers from a table by method and path, and keeps what was asked. */
function answering(answers: Record<string, Answer>): {
  call: ProviderCall;
  asked: ProviderRequest[];
} {
  const asked: ProviderRequest[] = [];
  const call: ProviderCall = async (request) => {
    asked.push(request);
    const name = `${request.method ?? "GET"} ${new URL(request.url).pathname}`;
    const { status, body } = answers[name] ?? { status: 404 };
    const response: ProviderResponse = { status, headers: new Headers(), body };
    const failure = telnyxFailure(response);
    if (failure) throw new ProviderCallError(failure, status);
    return Promise.resolve(response);
  };
  return { call, asked };
}

const order = { reference: "r1", number: "+493055501001", country: "DE", kind: "local" } as const;
const address = {
  name: "Acme",
  street: "Weg 1",
  city: "Berlin",
  region: "",
  postalCode: "10115",
  country: "DE",
};
const refusal = (status: number, code: string, detail: string) => ({
  status,
  body: { errors: [{ code, title: "No", detail }] },
});

describe("what a person pastes", () => {
  test("has Telnyx's own forms, and one key is not taken for the other", () => {
    const publicKey = Buffer.alloc(32, 7).toString("base64");
    expect(checkApiKey("KEY0190D8A5_abcDEF123")).toBeUndefined();
    expect(checkPublicKey(publicKey)).toBeUndefined();
    expect(checkApiKey(publicKey)).toMatch(/starts with KEY/);
    expect(checkPublicKey("KEY0190D8A5_abcDEF123")).toMatch(/API key/);
  });
});

describe("an order", () => {
  test("without money on the account says so", async () => {
    for (const answer of [
      refusal(402, "20100", "Insufficient funds"),
      refusal(403, "20100", "Insufficient funds"),
    ])
      expect(
        await orderAtTelnyx({ ...answering({ "POST /v2/number_orders": answer }), id: "" }, order),
      ).toMatchObject({ kind: "refused", message: expect.stringContaining("money") as string });
  });

  test.each([401, 408, 429, 500])("answered with %i may have been carried out", async (status) => {
    const answers = { "POST /v2/number_orders": { status } };
    await expect(orderAtTelnyx({ ...answering(answers), id: "" }, order)).rejects.toThrow();
  });

  const wants = (...requirements: object[]) => ({
    "GET /v2/regulatory_requirements": {
      status: 200,
      body: { data: [{ regulatory_requirements: requirements }] },
    },
    "POST /v2/addresses": { status: 200, body: { data: { id: "A1" } } },
    "POST /v2/requirement_groups": { status: 200, body: { data: { id: "G1" } } },
    "POST /v2/number_orders": { status: 200, body: { data: { id: "O1", status: "pending" } } },
  });

  test("goes with the address that the country wants", async () => {
    const { call, asked } = answering(wants({ id: "R1", name: "Address", field_type: "address" }));
    expect(await orderAtTelnyx({ call, id: "" }, { ...order, address })).toEqual({
      kind: "pending",
    });
    expect(asked.at(-2)?.json).toMatchObject({
      regulatory_requirements: [{ requirement_id: "R1", field_value: "A1" }],
    });
    expect(asked.at(-1)?.json).toEqual({
      phone_numbers: [{ phone_number: order.number, requirement_group_id: "G1" }],
      customer_reference: "r1",
    });
  });

  test("that takes documents is not placed, and names them", async () => {
    const { call, asked } = answering(
      wants(
        { id: "R1", name: "Address", field_type: "address" },
        { id: "R2", name: "Passport", field_type: "document" },
      ),
    );
    expect(await orderAtTelnyx({ call, id: "" }, { ...order, address })).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("Passport") as string,
    });
    expect(asked.map(({ method }) => method ?? "GET")).toEqual(["GET"]);
  });

  test("is bought only once the number itself is active", async () => {
    const found = (orders: object[], numbers: object[]) =>
      findAtTelnyx(
        {
          id: "",
          ...answering({
            "GET /v2/number_orders": { status: 200, body: { data: orders } },
            "GET /v2/phone_numbers": { status: 200, body: { data: numbers } },
          }),
        },
        order,
      );
    const number = { id: "N1", phone_number: order.number };
    expect(await found([], [])).toBeUndefined();
    expect(await found([{ id: "O1", status: "pending" }], [])).toEqual({ kind: "pending" });
    expect(await found([{ id: "O1", status: "failure" }], [])).toEqual({ kind: "taken" });
    // Two ordered the same number at once: it is active, and whose it is says the order alone.
    expect(
      await found([{ id: "O1", status: "pending" }], [{ ...number, status: "active" }]),
    ).toEqual({ kind: "pending" });
    const success = [{ id: "O1", status: "success" }];
    expect(await found(success, [{ ...number, status: "purchase-pending" }])).toEqual({
      kind: "pending",
    });
    expect(await found(success, [{ ...number, status: "active" }])).toEqual({
      kind: "bought",
      numberId: "N1",
    });
  });
});
