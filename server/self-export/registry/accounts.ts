import {
  availability,
  blocks,
  catalogueEdits,
  consents,
  credentialBadges,
  deliveries,
  drafts,
  fieldVisibility,
  frameworkImports,
  frameworkVersions,
  hats,
  heldCredentials,
  identities,
  leave,
  mailSwitchedOff,
  members,
  obligations,
  oneTimeTokens,
  photos,
  roleHistory,
  securityLog,
  sessions,
  strengths,
  suppressedAddresses,
  todayVisits,
} from "@/db/schema/index";
import { isMe, isOf, out, person, self, type Told, tablesOf } from "../tell";
import { own } from "./through";

const secret = out("a secret, of which only a hash is kept");
const account = tablesOf("accounts");

/** Who the member is, how they sign in, what they show to whom. */
export const accountTables: readonly Told[] = [
  account(members, {
    title: "Who you are",
    mine: [isMe(members.id)],
    columns: {
      passwordHash: secret,
      lineManagerEmail: out("somebody else's address; its member reads and changes it under Account"),
      organisationKey: out("the organisation once more, folded to be compared"),
      photoId: out("the photograph is a file of the archive"),
    },
  }),
  account(photos, {
    title: "Photograph",
    mine: [isMe(photos.memberId)],
    columns: { webp: { kind: "file", path: () => "photograph.webp", packs: false } },
  }),
  account(fieldVisibility, { title: "Who sees what", mine: [isMe(fieldVisibility.memberId)] }),
  account(roleHistory, { title: "Posts", mine: [isMe(roleHistory.memberId)] }),
  account(heldCredentials, {
    title: "Credentials",
    mine: [isMe(heldCredentials.memberId)],
    columns: { seenById: person },
  }),
  account(credentialBadges, {
    title: "Badges of credentials",
    mine: [isOf(credentialBadges.heldCredentialId, own.credentials)],
    columns: {
      webp: { kind: "file", path: ({ id }) => `badges/${String(id).slice(0, 8)}.webp`, packs: false },
    },
  }),
  account(strengths, { title: "Strengths", mine: [isMe(strengths.memberId)] }),
  account(availability, { title: "Usual hours", mine: [isMe(availability.memberId)] }),
  account(leave, { title: "Leave", mine: [isMe(leave.memberId)] }),
  account(consents, { title: "Texts you have accepted", mine: [isMe(consents.memberId)] }),
  account(identities, { title: "Other ways in", mine: [isMe(identities.memberId)] }),
  account(sessions, {
    title: "Where you are signed in",
    mine: [isMe(sessions.memberId)],
    columns: { tokenHash: secret },
  }),
  account(oneTimeTokens, {
    title: "Codes and links sent to you",
    mine: [isMe(oneTimeTokens.memberId)],
    columns: { linkHash: secret, codeHash: secret, email: out("an address that is not confirmed to be theirs") },
  }),
  account(todayVisits, { title: "Your last looks at Today", mine: [isMe(todayVisits.memberId)] }),
  account(securityLog, {
    title: "Security log",
    mine: [isMe(securityLog.subjectId), isMe(securityLog.actorId)],
    columns: { actorId: self, subjectId: self },
  }),
];

/** Duties, and what somebody did as an administrator of the catalogue. */
export const dutyTables: readonly Told[] = [
  tablesOf("programmes")(hats, {
    title: "Duties",
    mine: [isMe(hats.memberId)],
    columns: { grantedById: out("nobody is shown who gave a duty") },
  }),
  tablesOf("catalogue")(catalogueEdits, {
    title: "Entries you have edited",
    mine: [isMe(catalogueEdits.actorId)],
    columns: { before: out("the catalogue's text"), after: out("the catalogue's text") },
  }),
  tablesOf("catalogue")(frameworkVersions, {
    title: "Versions of the framework you have made",
    mine: [isMe(frameworkVersions.byId)],
    columns: { document: out("the catalogue's text"), hash: out("computed from the catalogue's text") },
  }),
  tablesOf("catalogue")(frameworkImports, {
    title: "A framework you have brought and not confirmed",
    mine: [isMe(frameworkImports.memberId)],
  }),
];

/** What waits for the member, what was written to them, what they have not sent, from whom they keep away. */
export const aroundTables: readonly Told[] = [
  tablesOf("drafts")(drafts, {
    title: "What you have typed and not sent",
    mine: [isMe(drafts.memberId)],
    columns: { writer: out("names a window of a browser, and means nothing anywhere else") },
  }),
  tablesOf("obligations")(obligations, {
    title: "Steps owed by you or to you",
    mine: [isMe(obligations.ownerId), isMe(obligations.waiterId)],
    columns: { ownerId: person, waiterId: person },
  }),
  tablesOf("notifications")(deliveries, {
    title: "Mail sent to you",
    mine: [isMe(deliveries.memberId)],
    remark: "Mail is written as it is sent and not kept; this is the record that it was.",
    columns: {
      key: out("names the fact to the queue"),
      data: out("ids from which the mail was written; what they stand for is in the other tables"),
      messageId: out("names the mail to mail servers"),
      lastError: out("a mail server's answer, in which addresses stand"),
      leasedUntil: out("for the queue"),
    },
  }),
  tablesOf("notifications")(mailSwitchedOff, { title: "Mail you do not want", mine: [isMe(mailSwitchedOff.memberId)] }),
  tablesOf("notifications")(suppressedAddresses, {
    title: "Whether mail to your address came back",
    mine: [isOf(suppressedAddresses.email, own.address)],
    columns: { email: out("the member's address, told under Who you are") },
  }),
  tablesOf("safety")(blocks, {
    title: "From whom you keep away",
    mine: [isMe(blocks.blockerId)],
    columns: { blockedId: person },
    remark: "Whether somebody keeps away from you is told to nobody.",
  }),
];
