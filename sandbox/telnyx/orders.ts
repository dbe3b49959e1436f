import { stockOf } from "../number-inventory";
import { featuresOf } from "./features";
import { noSuchTelnyx, TelnyxProblem } from "./problem";
import type { TelnyxCall, TelnyxRoute } from "./routes";
import type { TelnyxData, TelnyxOrder } from "./seed";

/** Orders of numbers: asked for now, worked on for a while, and only then sure. */
export const orderRoutes: Record<string, TelnyxRoute> = {
  "POST /number_orders": createOrder,
  "GET /number_orders": ({ account, data, query }) => {
    settleOrders(data);
    const reference = query.get("filter[customer_reference]");
    const found = data.orders.filter(
      (each) =>
        each.account === account.name &&
        (reference === null || each.customerReference === reference),
    );
    return { data: found.map(presentOrder), meta: { total_results: found.length } };
  },
  "GET /number_orders/:id": ({ account, data, params }) => {
    settleOrders(data);
    const found = data.orders.find(
      (each) => each.account === account.name && each.id === params.id,
    );
    if (found === undefined) throw noSuchTelnyx();
    return { data: presentOrder(found) };
  },
};

type Wanted = { phone_number?: unknown; requirement_group_id?: unknown };

function createOrder({ account, data, json, text, nextId, record }: TelnyxCall): object {
  settleOrders(data);
  const wanted = Array.isArray(json.phone_numbers) ? (json.phone_numbers as Wanted[]) : [];
  if (wanted.length === 0)
    throw new TelnyxProblem(422, "10015", "Bad Request", "phone_numbers must not be empty.");
  const stock = stockOf("telnyx");
  const numbers = wanted.map(({ phone_number, requirement_group_id }) => {
    const found = stock.find(({ number }) => number === phone_number);
    if (found === undefined || isHeld(data, found.number))
      throw new TelnyxProblem(
        400,
        "85001",
        "Number unavailable",
        `The phone number ${String(phone_number)} is not available for purchase.`,
      );
    const group = data.requirementGroups.find(
      (each) => each.account === account.name && each.id === requirement_group_id,
    );
    if (found.needsAddress && group === undefined)
      throw new TelnyxProblem(
        422,
        "10015",
        "Requirements not met",
        "This number needs a requirement group with an address in its country.",
      );
    return { id: nextId(), phoneNumber: found.number, requirementGroupId: group?.id ?? null };
  });
  const order: TelnyxOrder = {
    id: nextId(),
    account: account.name,
    customerReference: text("customer_reference") ?? null,
    messagingProfileId: text("messaging_profile_id") ?? null,
    connectionId: text("connection_id") ?? null,
    numbers,
    readyAt: Date.now() + data.orderMs,
    settled: null,
    createdAt: new Date().toISOString(),
  };
  data.orders.push(order);
  record("order.created", order.id);
  return { data: presentOrder(order) };
}

const isHeld = ({ taken, numbers }: TelnyxData, number: string): boolean =>
  taken.includes(number) || numbers.some(({ phoneNumber }) => phoneNumber === number);

/** Orders whose time has come succeed, or fail where a number is gone by then. */
export function settleOrders(data: TelnyxData): void {
  for (const order of data.orders) {
    if (order.settled !== null || Date.now() < order.readyAt) continue;
    const stock = stockOf("telnyx");
    order.settled = order.numbers.some(({ phoneNumber }) => isHeld(data, phoneNumber))
      ? "failure"
      : "success";
    if (order.settled === "failure") continue;
    for (const { id, phoneNumber } of order.numbers) {
      const found = stock.find(({ number }) => number === phoneNumber);
      if (found === undefined) continue;
      data.numbers.push({
        id,
        account: order.account,
        phoneNumber,
        country: found.country,
        kind: found.kind,
        features: featuresOf(found),
        customerReference: order.customerReference,
        connectionId: order.connectionId,
        messagingProfileId: order.messagingProfileId,
        createdAt: new Date().toISOString(),
      });
    }
  }
}

const presentOrder = (order: TelnyxOrder) => ({
  id: order.id,
  record_type: "number_order",
  status: order.settled ?? "pending",
  customer_reference: order.customerReference,
  messaging_profile_id: order.messagingProfileId,
  connection_id: order.connectionId,
  requirements_met: true,
  phone_numbers_count: order.numbers.length,
  phone_numbers: order.numbers.map(({ id, phoneNumber }) => ({
    id,
    record_type: "number_order_phone_number",
    phone_number: phoneNumber,
    status: order.settled ?? "pending",
  })),
  created_at: order.createdAt,
});
