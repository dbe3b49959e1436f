import fc from "fast-check";

/** Text that has broken somebody's server before: controls, halves of characters, numbers that are none, SQL, paths. */
const hostileTexts = [
  ...["", " ", "\0", "a\0b", "\ud800", "\udfff", "\u202e", "\ufeff", "💥".repeat(50), "e\u0301"],
  ...["null", "undefined", "NaN", "-1", "1e999", "99999999999999999999", "0x10", "true"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"],
  ...["' or 1=1 --", "$1", "%00", "%", "%ff", "{}", "[]", "../../etc/passwd", "..", ".", "/", "//"],
  ...["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "1970-01-01"],
  ...["00000000-0000-0000-0000-000000000000", "self", "x".repeat(5_000), "\r\nx: y", "<script>"],
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: [inner] }), 1);

/** Values of every JSON type, in places where they do not belong. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    1.5,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    1e308,
    [],
    {},
  ),
  fc.constantFrom(10, 31, 32, 63, 64, 500).map(deep),
  fc.dictionary(hostileText, fc.oneof(hostileText, fc.integer()), { maxKeys: 4 }),
  fc.array(fc.oneof(hostileText, fc.double()), { maxLength: 4 }),
  fc.constant(Array.from({ length: 2_000 }, () => "x")),
);

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Values that mean something for a field, by its name; those of "" for all others. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Something that means something for a field, most of the time, else for another one. */
export const knownText = (known: Known, field: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...(known[field] ?? known[""] ?? ["x"])) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(known).flat()) },
    { weight: 1, arbitrary: fc.uuid() },
  );

/**
 * Values that a JSON Schema allows, for the most part: ids that exist among others, the ends of ranges,
 * and here and there something that it forbids.
 */
export function nearly(schema: unknown, known: Known, field = ""): fc.Arbitrary<unknown> {
  if (!isSchema(schema)) return hostileValue;
  return fc.oneof(
    { weight: 24, arbitrary: allowed(schema, known, field) },
    { weight: 1, arbitrary: hostileValue },
  );
}

function allowed(schema: Schema, known: Known, field: string): fc.Arbitrary<unknown> {
  const { type, properties, items } = schema;
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices))
    return fc.oneof(...choices.map((each: unknown) => nearly(each, known, field)));
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if (type === "integer" || type === "number") return numbers(schema);
  if (type === "boolean") return fc.boolean();
  if (type === "array") return fc.array(nearly(items, known, field), { maxLength: 3 });
  if (type === "null") return fc.constant(null);
  if (type === "object" && isSchema(properties)) return objects(schema, properties, known);
  if (type === "object") return fc.dictionary(hostileText, hostileValue, { maxKeys: 3 });
  if (type === "string") return texts(schema, known, field);
  return hostileValue;
}

const numbers = ({ minimum, maximum }: Schema): fc.Arbitrary<number> => {
  const ends = [minimum, maximum].filter((each) => typeof each === "number");
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(1, ...ends) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(0, -1, 2 ** 31, 2 ** 53 - 1, 1.5, ...ends.map((each) => each + 1)),
    },
  );
};

const texts = ({ format }: Schema, known: Known, field: string): fc.Arbitrary<string> =>
  format === "date-time"
    ? fc.oneof({ weight: 4, arbitrary: someTime }, { weight: 1, arbitrary: hostileText })
    : fc.oneof(
        { weight: 5, arbitrary: knownText(known, field) },
        { weight: 1, arbitrary: hostileText },
      );

const someTime = fc.constantFrom(
  ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2026-11-22T00:00:00Z"],
  ...["2026-11-22T00:00:00.123456Z", "9999-12-31T23:59:59Z"],
);

/** Required properties are there; optional ones half of the time, and now and then one that nobody knows. */
function objects({ required }: Schema, properties: Schema, known: Known): fc.Arbitrary<unknown> {
  const asked = Array.isArray(required) ? (required as string[]) : [];
  const object = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [name, nearly(each, known, name)]),
    ),
    // What the path gives is asked for, and not a property here.
    { requiredKeys: asked.filter((name) => name in properties) },
  );
  const extra = fc.dictionary(hostileText, hostileValue, { minKeys: 1, maxKeys: 1 });
  return fc.oneof(
    { weight: 15, arbitrary: object },
    { weight: 1, arbitrary: fc.tuple(object, extra).map(([one, other]) => ({ ...one, ...other })) },
  );
}
