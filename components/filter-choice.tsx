import { NativeSelect } from "./ui/native-select";

type FilterChoiceProps = {
  label: string;
  any: string;
  value: string | null;
  options: readonly { id: string; name: string }[];
  onChange: (value: string) => void;
};

/** One of several values, or any. */
export function FilterChoice({ label, any, value, options, onChange }: FilterChoiceProps) {
  // What is chosen stays in the list, also where nothing here has it any more.
  const known = value === null || options.some(({ id }) => id === value);
  return (
    <label className="max-sm:flex max-sm:flex-col max-sm:gap-1">
      <span className="text-sm text-muted sm:sr-only">{label}</span>
      <NativeSelect
        className="sm:max-w-36"
        value={value ?? ""}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{any}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </label>
  );
}
