import type { Db, Tx } from "@/db/client";
import type { UnsubscribeKind } from "@/domain/notifications/choices";
import type { Fact, FactName } from "@/domain/notifications/facts";
import type { MailContent } from "@/server/email/content";
import type { Letter } from "@/server/email/templates/letter";
import type { Person } from "./people";

export type FactNamed<N extends FactName> = Extract<Fact, { name: N }>;

/**
 * Who hears of a fact. `address` is set when it is not the member's present one. `mailName` names the mail for mails that will
 * follow it, so that a mail program shows them together.
 */
export type Hearer = { memberId: string; address?: string; mailName?: string };

/** A mail of a conversation: the names of the mails that it follows to the same person, the first of the conversation first. */
export type Conversation = { follows: readonly string[] };

/** What is sent, and what of its headers depends on what it says. */
export type Composition = MailContent & {
  conversation?: Conversation;
  /** What its reader stops to get no more like it, where the event alone does not say. */
  stops?: UnsubscribeKind;
};

/** Everything that a mail may be composed from. */
export type Scene = {
  db: Db;
  now: Date;
  letter: Letter;
  to: Person;
  /** The address of this mail when it is not the member's present one. */
  address: string | null;
  /** An address of this site where a press, or a mail provider, stops mail of a kind for this person. */
  unsubscribe: (kind: UnsubscribeKind) => string;
  /** An address of this site where a press mutes one thread for this person. */
  mute: (threadId: string) => string;
};

/** One event of which people are told by mail. */
export type MailEvent<N extends FactName> = {
  /** May go to an address that has not been confirmed yet, because it is what confirms it or what lets its owner in. */
  toUnconfirmed?: true;
  /** Goes to a member whose account is suspended, because it says so. */
  toSuspended?: true;
  /** What its reader stops to get no more of it; everything else belongs to taking part. */
  optional?: UnsubscribeKind;
  /** Who hears of it, found when the fact is fanned out. */
  hearers: (db: Db | Tx, fact: FactNamed<N>) => Promise<Hearer[]>;
  /**
   * What this person is told, read now. Undefined when it no longer stands: the request was withdrawn, somebody has
   * signed meanwhile, one has blocked the other.
   */
  compose: (scene: Scene, fact: FactNamed<N>) => Promise<Composition | undefined>;
};
