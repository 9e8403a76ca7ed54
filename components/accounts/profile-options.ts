import type { SelectOption } from "@/components/ui/field";
import type { listProfileOptions } from "@/server/accounts/options";

/** What the catalogue offers to choose from. */
export type ProfileOptions = Awaited<ReturnType<typeof listProfileOptions>>;

/** Roles under their families. */
export function roleChoices(options: ProfileOptions): SelectOption[] {
  const families = [...new Set(options.roles.map((role) => role.family))];
  return families.map((family) => ({
    group: familyNames[family] ?? family,
    options: options.roles
      .filter((role) => role.family === family)
      .map((role) => ({ value: role.id, label: role.name })),
  }));
}

const familyNames: Readonly<Record<string, string>> = {
  pmo: "PMO",
  pmo_specialist: "PMO specialists",
  project: "Projects",
  analysis: "Analysis",
  technology: "Technology",
};

/** Domains with their sub-domains, as "domain/sub-domain"; the part after the stroke may be empty. */
export function domainChoices(options: ProfileOptions): SelectOption[] {
  return options.domains.map((domain) => ({
    group: domain.name,
    options: [
      { value: `${domain.id}/`, label: `${domain.name}, in general` },
      ...domain.subdomains.map((part) => ({ value: `${domain.id}/${part.id}`, label: part.name })),
    ],
  }));
}

/** "banking/banking-payments" → the two ids; "banking/" → the domain alone; "" → neither. */
export function readDomainChoice(value: string): { domainId: string | null; subdomainId: string | null } {
  const [domainId = "", subdomainId = ""] = value.split("/");
  return { domainId: domainId === "" ? null : domainId, subdomainId: subdomainId === "" ? null : subdomainId };
}

/** The name of an id in a list of options, or the id. */
export function nameOf(list: readonly { id: string; name: string }[], id: string): string {
  return list.find((one) => one.id === id)?.name ?? id;
}
