/** What one mail says, before it has a look. Both parts of the mail are made from it, in this order. */
export type MailContent = {
  /** States the fact. Never names an employer or quotes anybody. */
  subject: string;
  /** Shown beside the subject in a list of mail: adds the next date. */
  preheader: string;
  /** A few words above the heading, such as the programme. */
  kicker?: string;
  /** The news. */
  heading: string;
  paragraphs: readonly string[];
  /** A code to type, shown large. */
  code?: string;
  /** Label and value, the facts that matter. */
  facts?: readonly (readonly [label: string, value: string])[];
  button?: { label: string; url: string };
  /** Said after the button. */
  afterwards?: readonly string[];
  /** Why this person got this mail, as a sentence. */
  reason: string;
  /** A settings page for mail of this kind. */
  settings?: { label: string; url: string };
  /** Only in mail that may be stopped. */
  unsubscribe?: { label: string; url: string };
  /** Stops mail of one conversation alone. */
  mute?: { label: string; url: string };
};
