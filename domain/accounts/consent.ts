export const consentDocuments = ["conduct", "confidentiality", "privacy"] as const;
export type ConsentDocument = (typeof consentDocuments)[number];

/** The version of each text in force. A new version asks everybody again before their next match. */
export const currentConsents: Readonly<Record<ConsentDocument, string>> = {
  conduct: "2026-11",
  confidentiality: "2026-11",
  privacy: "2026-11",
};

/** What has to be accepted before a match: the two texts that protect the other person. */
export const requiredConsents = ["conduct", "confidentiality"] as const satisfies readonly ConsentDocument[];

export type GivenConsent = { document: ConsentDocument; version: string };

/** The texts in force that somebody has not accepted yet; empty when nothing needs to be asked. */
export function missingConsents(given: readonly GivenConsent[]): ConsentDocument[] {
  return requiredConsents.filter(
    (document) => !given.some((one) => one.document === document && one.version === currentConsents[document]),
  );
}
