/** How two people can meet, in the order in which it is offered. */
export const meetingModes = ["video", "in_person", "phone", "message"] as const;
export type MeetingMode = (typeof meetingModes)[number];

/** Each of them in words. */
export const meetingModeLabels: Readonly<Record<MeetingMode, string>> = {
  video: "By video",
  in_person: "In person",
  phone: "By phone",
  message: "In writing",
};
