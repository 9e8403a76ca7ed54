import type { MailContent } from "../content";
import type { Letter } from "./letter";
import { type Onward, requestMovedOn } from "./request-moved-on";

/** To the mentee: this choice could not be asked, because the mentor has no place or has paused. */
export function requestPassedOver(letter: Letter, onward: Onward): MailContent {
  return requestMovedOn(letter, onward, `${onward.mentor} cannot be asked at present`);
}
