type Params = Record<string, string | string[] | undefined>;

/** One word of an address, or undefined. */
export function wordOf(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
}

/** Numbers of posts in an address, each once; what is none is left out. */
export function numbersOf(params: Params, name: string): string[] {
  const given = [params[name] ?? []].flat().filter((value) => /^[1-9]\d{0,6}(\.[1-9]\d{0,6})?$/.test(value));
  return [...new Set(given)];
}

/** The number of a thread in an address, or undefined. */
export function threadNoOf(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}
