export type SignaturePurpose = "agreement" | "review" | "gate";

/**
 * Whether a signature is under the plan as a whole, so that what changed is counted from its revision. A gate's is not: it is
 * about the gate's criteria and its decision, at a revision of which nothing else was put to the mentor.
 */
export function isOfWholePlan({ purpose }: { readonly purpose: SignaturePurpose }): boolean {
  return purpose !== "gate";
}
