import type { Leak, LeakKind } from "@/domain/cases/leaks";

/** What the check looks for, as its report calls it. */
export const leakLabels: Readonly<Record<LeakKind, string>> = {
  email: "E-mail addresses",
  phone: "Telephone numbers of the United Kingdom and Singapore",
  postcode: "Postcodes of the United Kingdom",
  nhs: "NHS numbers, by their check digit",
  account: "Bank accounts: sort code with account, IBAN by its check digits",
  card: "Payment cards, by their check digit",
  name: "Full names that members here have too",
  banned: "Your own words",
};

/** What was found and where, as part of a sentence. */
export function leakWords({ found, label, line }: Leak): string {
  return `“${found.trim()}” in “${label}”, line ${line}`;
}
