/** A competency as a form offers it; a retired one only where it stands already. */
export type CompetencyOption = { readonly id: string; readonly name: string; readonly retired: boolean };
