import { z } from "zod";
import { textOf, type XmlNode } from "./xml-tree";

const hoursOfADay = 24;

/** The number in a child element, or null. */
export function numberOf(node: XmlNode, name: string): number | null {
  const text = textOf(node, name);
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? null : value;
}

/** Whether a child element says yes. */
export function isTrue(node: XmlNode, name: string): boolean {
  return ["1", "true"].includes(textOf(node, name).toLowerCase());
}

/** The day of a date and time in a child element, or null. */
export function dayOf(node: XmlNode, name: string): string | null {
  const day = textOf(node, name).slice(0, 10);
  return z.iso.date().safeParse(day).success ? day : null;
}

/** Hours of a duration such as PT40H0M0S or P2DT4H; null when it is none. */
export function hoursOf(text: string): number | null {
  const found = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d+)?)S)?)?$/.exec(text);
  if (!found || text === "P") return null;
  const [, days, hours, minutes, seconds] = found;
  return Number(days ?? 0) * hoursOfADay + Number(hours ?? 0) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
}
