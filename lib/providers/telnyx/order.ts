import { z } from "zod";
import { ProviderCallError } from "../call-error";
import type { NumberAccount, NumberAddress, NumberOrder, OrderState } from "../numbers";
import { readAccount } from "../read-account";
import { telnyxUrl } from "../telnyx-url";
import { isAddress, type Requirement, requirementsOf } from "./requirements";

const Order = z.object({
  id: z.string(),
  status: z.enum(["pending", "success", "failure"]).catch("pending"),
});
const OneOrder = z.object({ data: Order });
const Orders = z.object({ data: z.array(Order.extend({ created_at: z.string().optional() })) });
const Numbers = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      phone_number: z.string(),
      status: z.string(),
      customer_reference: z.string().nullish(),
    }),
  ),
});
/** Documents and the like, which nobody can give here. */
class MoreWanted extends Error {
  constructor(wanted: readonly Requirement[]) {
    const names = wanted.map(({ id, name }) => name ?? id).join(", ");
    super(`Telnyx wants more than an address for this number: ${names}. Get it in its portal.`);
  }
}

const Made = z.object({ data: z.object({ id: z.string() }) });

/** Orders a number, which Telnyx works on for a while. */
export async function orderAtTelnyx(
  account: NumberAccount,
  order: NumberOrder,
): Promise<OrderState> {
  try {
    const requirements = order.address && (await makeRequirements(account, order, order.address));
    const { body } = await account.call({
      method: "POST",
      url: telnyxUrl("/number_orders"),
      json: {
        phone_numbers: [
          {
            phone_number: order.number,
            ...(requirements && { requirement_group_id: requirements }),
          },
        ],
        customer_reference: order.reference,
      },
    });
    const { status } = readAccount("Telnyx", OneOrder, body).data;
    return status === "failure" ? { kind: "taken" } : { kind: "pending" };
  } catch (error) {
    return refusalOf(error);
  }
}

/** A clear refusal; anything else is thrown on, since the number may have been ordered. */
function refusalOf(error: unknown): OrderState {
  if (error instanceof MoreWanted) return { kind: "refused", message: error.message };
  if (!(error instanceof ProviderCallError)) throw error;
  const { reason, message } = error.failure;
  if (["invalid", "forbidden", "not_found", "other"].includes(reason))
    return { kind: "refused", message };
  throw error;
}

/** What became of the latest order with our reference. */
export async function findAtTelnyx(
  { call }: NumberAccount,
  order: NumberOrder,
): Promise<OrderState | undefined> {
  const orders = await call({
    url: telnyxUrl("/number_orders"),
    query: { "filter[customer_reference]": order.reference },
  });
  const found = readAccount("Telnyx", Orders, orders.body).data.toSorted((a, b) =>
    (b.created_at ?? "").localeCompare(a.created_at ?? ""),
  );
  const [latest] = found;
  if (latest === undefined) return undefined;
  if (latest.status === "failure") return { kind: "taken" };
  // While it is worked on, an active number of that name is another order's, which was faster.
  if (latest.status === "pending") return { kind: "pending" };
  const numbers = await call({
    url: telnyxUrl("/phone_numbers"),
    query: { "filter[phone_number]": order.number },
  });
  const bought = readAccount("Telnyx", Numbers, numbers.body).data.find(
    ({ phone_number, status }) => phone_number === order.number && status === "active",
  );
  // An order that is through shows its number a moment later.
  return bought ? { kind: "bought", numberId: bought.id } : { kind: "pending" };
}

/** Where a country wants an address, Telnyx wants it in a group of requirements. */
async function makeRequirements(
  { call }: NumberAccount,
  { country, kind, reference }: NumberOrder,
  { name, street, city, region, postalCode, ...address }: NumberAddress,
): Promise<string> {
  const wanted = await requirementsOf(call, country, kind);
  const others = wanted.filter((each) => !isAddress(each));
  if (others.length > 0) throw new MoreWanted(others);
  const made = await call({
    method: "POST",
    url: telnyxUrl("/addresses"),
    json: {
      customer_reference: reference,
      business_name: name,
      first_name: name,
      last_name: name,
      street_address: street,
      locality: city,
      administrative_area: region,
      postal_code: postalCode,
      country_code: address.country,
      address_book: false,
    },
  });
  const addressId = readAccount("Telnyx", Made, made.body).data.id;
  const group = await call({
    method: "POST",
    url: telnyxUrl("/requirement_groups"),
    json: {
      country_code: country,
      phone_number_type: kind,
      action: "ordering",
      customer_reference: reference,
      regulatory_requirements: wanted.map(({ id }) => ({
        requirement_id: id,
        field_value: addressId,
      })),
    },
  });
  return readAccount("Telnyx", Made, group.body).data.id;
}
