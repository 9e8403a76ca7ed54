import { expect, it } from "vitest";
import { type AuthorFacts, shownAuthor } from "./author";

const author: AuthorFacts = {
  id: "a",
  name: "Hannah Adeyemi",
  handle: "hannah",
  photoId: "p",
  visibility: { listing: "members", photo: "members", role: "members", domain: "members" },
  isMentor: true,
  role: "Programme manager",
  domain: { id: "nhs", name: "NHS" },
  blocked: false,
  hiddenFromReader: false,
  pseudonym: 3,
};
const named = { asMember: false };
const member = { id: "r" };
const visitor = { id: null };

it("members see the name, and the way to a profile that they may open", () => {
  expect(shownAuthor(named, author, member)).toEqual({
    name: "Hannah Adeyemi",
    isNamed: true,
    handle: "hannah",
    photoId: "p",
    line: "Mentor, NHS",
    domainId: "nhs",
    isMe: false,
  });
  expect(shownAuthor(named, { ...author, visibility: {} }, member)).toEqual({
    name: "Hannah Adeyemi",
    isNamed: true,
    handle: null,
    photoId: null,
    line: "Mentor",
    domainId: null,
    isMe: false,
  });
});

it("who mentors nobody has no page to lead to, and is what they say they are", () => {
  expect(shownAuthor(named, { ...author, isMentor: false }, member)).toMatchObject({
    handle: null,
    line: "Programme manager, NHS",
  });
});

it("a visitor sees the name of a public profile alone", () => {
  expect(shownAuthor(named, author, visitor).name).toBe("A member");
  expect(shownAuthor(named, author, visitor).isNamed).toBe(false);
  expect(shownAuthor(named, { ...author, visibility: { listing: "public" } }, visitor).name).toBe("Hannah Adeyemi");
});

it.each(["blocked", "hiddenFromReader"] as const)("somebody %s is a member like any other", (why) => {
  expect(shownAuthor(named, { ...author, [why]: true }, member)).toMatchObject({ name: "A member", handle: null });
});

it("a post without a name shows none to anybody, and the same one throughout its thread", () => {
  for (const reader of [member, visitor]) {
    expect(shownAuthor({ asMember: true }, author, reader)).toEqual({
      name: "Member 3",
      isNamed: true,
      handle: null,
      photoId: null,
      line: "",
      domainId: null,
      isMe: false,
    });
  }
  expect(shownAuthor({ asMember: true }, author, { id: "a" }).isMe).toBe(true);
});

it("the post of somebody who has left stays, without them", () => {
  expect(shownAuthor(named, null, member).name).toBe("A former member");
});
