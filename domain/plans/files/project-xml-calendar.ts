import { type DaysOff, dayAfter } from "./plan-for-file";
import type { XmlPart } from "./xml";

const daily = 1;
const working: XmlPart[] = [
  ["DayWorking", true],
  [
    "WorkingTimes",
    [
      [
        "WorkingTime",
        [
          ["FromTime", "08:00:00"],
          ["ToTime", "12:00:00"],
        ],
      ],
      [
        "WorkingTime",
        [
          ["FromTime", "13:00:00"],
          ["ToTime", "17:00:00"],
        ],
      ],
    ],
  ],
];
const free: XmlPart[] = [["DayWorking", false]];
const saturday = 7;
const sunday = 1;

const period = ({ from, to }: DaysOff): XmlPart => [
  "TimePeriod",
  [
    ["FromDate", `${from}T00:00:00`],
    ["ToDate", `${to}T23:59:00`],
  ],
];

function lengthOf({ from, to }: DaysOff): number {
  let length = 1;
  for (let day = from; day < to; day = dayAfter(day, 1)) length += 1;
  return length;
}

/** Days off are written twice, as Project itself does: as days of the week's list, which older readers know, and as exceptions. */
export function projectCalendar(daysOff: readonly DaysOff[]): XmlPart {
  const week = [1, 2, 3, 4, 5, 6, 7].map(
    (day): XmlPart => ["WeekDay", [["DayType", day], ...(day === sunday || day === saturday ? free : working)]],
  );
  const off = daysOff.map((span): XmlPart => ["WeekDay", [["DayType", 0], ["DayWorking", false], period(span)]]);
  const exceptions = daysOff.map(
    (span): XmlPart => [
      "Exception",
      [
        ["EnteredByOccurrences", false],
        period(span),
        ["Occurrences", lengthOf(span)],
        ["Name", span.name],
        ["Type", daily],
        ["DayWorking", false],
      ],
    ],
  );
  return [
    "Calendar",
    [
      ["UID", 1],
      ["Name", "Working days of the plan"],
      ["IsBaseCalendar", true],
      ["BaseCalendarUID", -1],
      ["WeekDays", [...week, ...off]],
      ["Exceptions", exceptions.length > 0 ? exceptions : null],
    ],
  ];
}
