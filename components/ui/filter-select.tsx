/** A choice in a bar of filters, by `name` in the address; the first option is no choice. `narrow` keeps long names from widening the bar. */
export function FilterSelect({
  name,
  label,
  value,
  all = "All",
  options,
  narrow = false,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly all?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly narrow?: boolean;
}) {
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select className={narrow ? "inp sm max-w-[12rem]" : "inp sm"} id={name} name={name} defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
