/** The namespace of Microsoft's Project XML, the same for all its versions. */
export const projectNamespace = "http://schemas.microsoft.com/project";

/**
 * What Project has no field for, in its custom text fields, so that a plan comes back as it went. The ids are those of
 * Text1, Text2 and so on of tasks; such a field holds 255 characters.
 */
export const customFields = {
  kind: { id: "188743731", name: "Text1", alias: "Kind" },
  area: { id: "188743734", name: "Text2", alias: "Area" },
  competencies: { id: "188743737", name: "Text3", alias: "Competencies" },
  owner: { id: "188743740", name: "Text4", alias: "Owner" },
  status: { id: "188743743", name: "Text5", alias: "Status" },
  /** Planned working days, those shown, and the hours of effort. The first and last hold while the second does. */
  planned: { id: "188743746", name: "Text6", alias: "Planned days/shown/effort hours" },
  /** The day before which it must not start, and the constraint shown. The first holds while the second does. */
  notBefore: { id: "188743747", name: "Text7", alias: "Not before/shown" },
  hidden: { id: "188743748", name: "Text8", alias: "Hidden" },
} as const;
export type CustomField = keyof typeof customFields;
/** In the order of the fields. */
export const customFieldNames: readonly CustomField[] = [
  "kind",
  "area",
  "competencies",
  "owner",
  "status",
  "planned",
  "notBefore",
  "hidden",
];

export const longestField = 255;

/** How Project numbers what a plan can say. */
export const constraint = { soonAsPossible: 0, mustStartOn: 2, startNoEarlier: 4 } as const;
export const linkType = ["finish-to-finish", "finish-to-start", "start-to-finish", "start-to-start"] as const;
export const finishToStart = 1;
/** Days, as Project writes the unit of a duration or a lag. */
export const dayFormat = 7;
export const minutesPerDay = 480;
/** Lags are written in tenths of a minute. */
export const lagPerDay = minutesPerDay * 10;
