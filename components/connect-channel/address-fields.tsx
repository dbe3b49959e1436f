import type { z } from "zod";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { provisionNumber } from "@/lib/phone/numbers/provision";

export type Address = NonNullable<z.input<typeof provisionNumber.input>["address"]>;

export const emptyAddress: Address = {
  name: "",
  street: "",
  city: "",
  region: "",
  postalCode: "",
  country: "",
};

const fields = [
  { name: "name", label: "Name", autoComplete: "organization" },
  { name: "street", label: "Street and house number", autoComplete: "street-address" },
  { name: "postalCode", label: "Postal code", autoComplete: "postal-code" },
  { name: "city", label: "Town", autoComplete: "address-level2" },
  { name: "region", label: "State or province, if any", autoComplete: "address-level1" },
  { name: "country", label: "Country, two letters", autoComplete: "country" },
] as const satisfies { name: keyof Address; label: string; autoComplete: string }[];

type AddressFieldsProps = {
  value: Address;
  onValueChange: (address: Address) => void;
  /** What is wrong, by the path of the field: `address/country`. */
  errors: Readonly<Record<string, string | undefined>>;
};

/** Where whoever uses a number lives, for countries that ask. */
export function AddressFields({ value, onValueChange, errors }: AddressFieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {fields.map(({ name, label, autoComplete }) => (
        <Field key={name} label={label} error={errors[`address/${name}`]}>
          {(control) => (
            <Input
              {...control}
              autoComplete={autoComplete}
              value={value[name] ?? ""}
              onChange={(event) => onValueChange({ ...value, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
