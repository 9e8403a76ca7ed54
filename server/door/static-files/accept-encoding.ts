/** The compressions that the door has, best first. */
const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

function weightOf(parameters: readonly string[]): number {
  const q = parameters.find((one) => /^\s*q\s*=/i.test(one));
  if (q === undefined) return 1;
  const weight = Number(q.slice(q.indexOf("=") + 1));
  return Number.isFinite(weight) ? weight : 0;
}

/**
 * Which compression to answer with to this `Accept-Encoding`: the one that is wanted most, the better one where both are
 * wanted alike; null when neither is accepted, or none was asked for.
 */
export function codingFor(accepted: string | undefined): Coding | null {
  if (accepted === undefined) return null;
  const weights = new Map(
    accepted.split(",").map((entry) => {
      const [name = "", ...parameters] = entry.split(";");
      return [name.trim().toLowerCase(), weightOf(parameters)] as const;
    }),
  );
  const weight = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const plain = weights.get("identity") ?? 0;
  const [best] = codings
    .filter((coding) => weight(coding) > 0 && weight(coding) >= plain)
    .toSorted((a, b) => weight(b) - weight(a));
  return best ?? null;
}
