import type { MailContent } from "../content";
import type { Letter } from "./letter";
import { type Onward, requestMovedOn } from "./request-moved-on";

/** To the mentee: no. The reason is on the page. */
export function requestDeclined(letter: Letter, onward: Onward): MailContent {
  return requestMovedOn(letter, onward, `${onward.mentor} has declined your request`);
}
