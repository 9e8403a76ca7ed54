const codes =
  "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE ZA ZM ZW".split(
    " ",
  );

export type PlaceOption = { value: string; label: string };

/** The countries by their English names, in alphabetical order. */
export function countryOptions(): PlaceOption[] {
  const names = new Intl.DisplayNames("en-GB", { type: "region" });
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, "en-GB"));
}

/** Zones that the runtime lists under a name which the place has given up. */
const renamed: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The place that a zone is named after: "London". */
export function placeOfZone(zone: string): string {
  return ((renamed[zone] ?? zone).split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/**
 * The time zones by place: "Europe/London" reads "London", under the heading "Europe". The one that is `kept` is among
 * them whatever it is called, so that a form never puts another in its stead.
 */
export function zoneOptions(kept: string): { group: string; options: PlaceOption[] }[] {
  const groups = new Map<string, PlaceOption[]>();
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => (zone === kept ? zone : (renamed[zone] ?? zone)));
  for (const value of new Set([...zones, kept])) {
    const [area = "", ...rest] = value.split("/");
    if (rest.length === 0 && value !== kept) continue;
    const options = groups.get(area) ?? [];
    options.push({ value, label: (rest.length === 0 ? value : rest.join(", ")).replaceAll("_", " ") });
    groups.set(area, options);
  }
  return [...groups].map(([group, options]) => ({
    group,
    options: options.toSorted((a, b) => a.label.localeCompare(b.label, "en-GB")),
  }));
}
