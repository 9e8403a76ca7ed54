import { describe, expect, test } from "vitest";
import { currentConsents, missingConsents } from "./consent";
import { freeHandle, handleFromName } from "./handle";
import { organisationKey } from "./organisation";
import { isPhotoFormat } from "./photo";
import { countryOptions, zoneOptions } from "./places";
import { badgeHost, credentialStamp } from "./profile";
import { heldCredentialSchema, hoursSchema, zoneSchema } from "./profile-form";
import { deviceName } from "./session";
import { networkOf, passwordWindow } from "./throttle";

describe("handles", () => {
  test.each([
    ["Oluwaseun Adebanjo-Firth", "oluwaseun-adebanjo-firth"],
    ["Siân O’Brien", "sian-obrien"],
    ["李小龍", "member"],
    ["  --  ", "member"],
  ])("%s becomes %s", (name, handle) => {
    expect(handleFromName(name)).toBe(handle);
  });

  test("a taken handle gets the first free number", () => {
    expect(freeHandle("Ada Byron", new Set(["ada-byron", "ada-byron-2"]))).toBe("ada-byron-3");
  });
});

test.each([
  ["Northmoor Bank plc", "northmoor bank"],
  ["NORTHMOOR BANK", "northmoor bank"],
  ["The Northmoor Bank, Ltd.", "northmoor bank"],
  ["Marks & Sons", "marks and sons"],
  ["Group", "group"],
  ["  ", null],
  [null, null],
])("the employer %j is compared as %j", (name, key) => {
  expect(organisationKey(name)).toBe(key);
});

test("a text that changed since it was accepted is asked for again", () => {
  const given = [
    { document: "conduct" as const, version: currentConsents.conduct },
    { document: "confidentiality" as const, version: "2020-01" },
  ];
  expect(missingConsents(given)).toEqual(["confidentiality"]);
  expect(missingConsents([])).toEqual(["conduct", "confidentiality"]);
});

test.each([
  ["127.0.0.1", "127.0.0.0/24"],
  ["::ffff:10.1.2.3", "10.1.2.0/24"],
  ["2001:db8:1:2:3::4", "20010db8000100/56"],
  ["2001:db8:1:2ff::", "20010db8000102/56"],
])("%s belongs to the network %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("the wait after wrong passwords doubles with every ten, up to a day", () => {
  const minutes = [0, 9, 10, 20, 99].map((streak) => passwordWindow(streak).windowMs / 60_000);
  expect(minutes).toEqual([15, 15, 30, 60, 1_440]);
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge on Windows",
  ],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Safari/604.1", "Safari on iOS"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  ["curl/8", "A browser"],
  [null, "A browser"],
])("the device %j reads %s", (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});

test("a photograph is known by its first bytes, whatever it is called", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(isPhotoFormat(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe(true);
  expect(isPhotoFormat(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe(true);
  expect(isPhotoFormat(bytes("RIFF1234WEBPVP8 "))).toBe(true);
  for (const other of ["<svg xmlns=", "GIF89a", "\0\0\0\u0020ftypavif", "%PDF-1.7", "RIFF1234WAVE", ""]) {
    expect(isPhotoFormat(bytes(other))).toBe(false);
  }
});

test("a zone is a place: offsets and inventions are refused", () => {
  for (const zone of ["Europe/London", "Asia/Singapore", "Australia/Lord_Howe"]) {
    expect(zoneSchema.safeParse(zone).success).toBe(true);
  }
  for (const zone of ["+01:00", "UTC+1", "Europe/Atlantis", "GMT", ""]) {
    expect(zoneSchema.safeParse(zone).success).toBe(false);
  }
});

test("two spans of one day may touch and may not overlap", () => {
  const span = (startsAt: string, endsAt: string, weekday = 2) => ({ weekday, startsAt, endsAt });
  const fits = (...slots: ReturnType<typeof span>[]) =>
    hoursSchema.safeParse({ timeZone: "Europe/London", slots }).success;
  expect(fits(span("08:00", "09:00"), span("09:00", "10:00"))).toBe(true);
  expect(fits(span("08:00", "09:30"), span("09:00", "10:00"))).toBe(false);
  expect(fits(span("08:00", "09:30"), span("09:00", "10:00", 3))).toBe(true);
  expect(fits(span("10:00", "09:00"))).toBe(false);
});

test("the lists of countries and zones hold the places of the demo community", () => {
  const countries = new Set(countryOptions().map((one) => one.value));
  for (const code of ["GB", "SG", "MY", "IE", "IN", "NG", "AU", "AE", "ZA", "KE"])
    expect(countries.has(code)).toBe(true);
  const zones = new Set(zoneOptions("Europe/London").flatMap((group) => group.options.map((one) => one.value)));
  for (const zone of ["Europe/London", "Asia/Singapore", "Africa/Lagos"]) expect(zones.has(zone)).toBe(true);
});

test("a credential that somebody has seen is no longer that one when its dates, address or picture change", () => {
  const held = { obtainedOn: "2024-05-01", expiresOn: null, badgeUrl: "https://badges.example.org/7", badgeId: null };
  const stamp = credentialStamp(held);
  expect(credentialStamp({ ...held })).toBe(stamp);
  for (const change of [{ obtainedOn: null }, { expiresOn: "2027-05-01" }, { badgeUrl: null }, { badgeId: "x" }]) {
    expect(credentialStamp({ ...held, ...change })).not.toBe(stamp);
  }
});

test("the address of a badge is named by its host, wherever it points", () => {
  expect(badgeHost("https://badges.example.org:8443/a?b=c")).toBe("badges.example.org:8443");
  expect(badgeHost("https://bank.example@evil.example/")).toBe("evil.example");
  expect(badgeHost(null)).toBeNull();
  const wanted = { credentialId: "pmp", obtainedOn: null, expiresOn: null };
  expect(heldCredentialSchema.safeParse({ ...wanted, badgeUrl: "http://badges.example.org" }).success).toBe(false);
  expect(heldCredentialSchema.safeParse({ ...wanted, badgeUrl: "javascript:alert(1)" }).success).toBe(false);
  expect(heldCredentialSchema.safeParse({ ...wanted, badgeUrl: "https://badges.example.org" }).success).toBe(true);
});
