import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { EnvError, type RawEnv, readEnv, readPlace } from "./env";

const secret = "pf3vK0sYw9Xq7LrT1uZb5NcE8hMj2GdA6oQi4VtS";
const embedded = {
  EMBEDDED_DATABASE_URL: "postgres://critical_path:x@127.0.0.1:5433/critical_path",
  AUTH_SECRET: secret,
};
const own = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://mentoring:kT8-long-and-own@db.internal:5432/mentoring",
  APP_URL: "https://mentoring.example.org",
  AUTH_SECRET: secret,
};

function problemsOf(raw: RawEnv): readonly string[] {
  try {
    readEnv(raw);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

const files = mkdtempSync(join(tmpdir(), "env-"));
afterAll(() => rmSync(files, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(files, name);
  writeFileSync(path, text);
  return path;
}

describe("the embedded default", () => {
  test("needs nothing, keeps to this machine and catches mail beside the data", () => {
    expect(readEnv(embedded)).toMatchObject({
      embedded: true,
      appUrl: "http://localhost:3000",
      loopback: true,
      host: "127.0.0.1",
      port: 3000,
      dataDir: resolve(".data"),
      mailDir: resolve(".data/mail"),
      smtpUrl: null,
      trustProxyHops: 0,
      worker: "inside",
      oidc: null,
    });
  });

  test("the address follows the port, and the caught mail the data directory", () => {
    const read = readEnv({ ...embedded, PORT: "8080", DATA_DIR: "/srv/data" });
    expect([read.appUrl, read.mailDir]).toEqual(["http://localhost:8080", "/srv/data/mail"]);
  });

  test("empty variables count as absent", () => {
    expect(readEnv({ ...embedded, SMTP_URL: "", PORT: " ", APP_URL: "" }).appUrl).toBe("http://localhost:3000");
  });
});

describe("an installation of one's own", () => {
  test("listens on every address and sends mail from the address of the product", () => {
    const read = readEnv({ ...own, SMTP_URL: "smtps://user:pass@mail.example.org:465" });
    expect(read).toMatchObject({ embedded: false, host: "0.0.0.0", mailDir: null, production: true, loopback: false });
    expect(read.mailFrom).toBe("Critical Path <no-reply@mentoring.example.org>");
  });

  test("a trailing slash of the address is dropped", () => {
    expect(readEnv({ ...own, APP_URL: "https://mentoring.example.org/" }).appUrl).toBe("https://mentoring.example.org");
  });

  test("a key ring keeps the order of its keys", () => {
    const older = secret.split("").reverse().join("");
    expect(readEnv({ ...own, AUTH_SECRET: `${secret}, ${older}` }).authSecrets).toEqual([secret, older]);
  });

  test("secrets are read from files", () => {
    const read = readEnv({
      ...own,
      DATABASE_URL: undefined,
      DATABASE_URL_FILE: file("db", `${own.DATABASE_URL}\n`),
      AUTH_SECRET: undefined,
      AUTH_SECRET_FILE: file("secret", `${secret}\n`),
    });
    expect([read.databaseUrl, read.authSecrets[0], read.embedded]).toEqual([own.DATABASE_URL, secret, false]);
  });

  test("an identity provider is named after its host unless a name is given", () => {
    const oidc = { OIDC_ISSUER: "https://id.example.org/realms/a", OIDC_CLIENT_ID: "cp", OIDC_CLIENT_SECRET: "s" };
    expect(readEnv({ ...own, ...oidc }).oidc?.name).toBe("id.example.org");
    expect(readEnv({ ...own, ...oidc, OIDC_NAME: "Staff account" }).oidc?.name).toBe("Staff account");
  });
});

describe("a start is refused, with a sentence that names the variable", () => {
  const cases: [string, RawEnv, RegExp][] = [
    ["without a secret", { ...own, AUTH_SECRET: undefined }, /^AUTH_SECRET is missing/],
    ["with a secret of 31 bytes", { ...own, AUTH_SECRET: secret.slice(0, 31) }, /^AUTH_SECRET is too short/],
    ["with one short key in the ring", { ...own, AUTH_SECRET: `${secret},short` }, /^AUTH_SECRET is too short/],
    [
      "with an example secret",
      { ...own, AUTH_SECRET: "changeme-changeme-changeme-changeme" },
      /^AUTH_SECRET is an example/,
    ],
    ["with one letter repeated", { ...own, AUTH_SECRET: "a".repeat(40) }, /^AUTH_SECRET is an example/],
    [
      "with a secret file that is not there",
      { ...own, AUTH_SECRET: undefined, AUTH_SECRET_FILE: "/none" },
      /^AUTH_SECRET_FILE/,
    ],
    [
      "with a secret given twice",
      { ...own, AUTH_SECRET_FILE: file("twice", secret) },
      /^AUTH_SECRET and AUTH_SECRET_FILE/,
    ],
    [
      "with plain http outside this machine",
      { ...own, APP_URL: "http://mentoring.example.org" },
      /^APP_URL must begin with https/,
    ],
    [
      "with an address that has a path",
      { ...own, APP_URL: "https://example.org/mentoring" },
      /^APP_URL must be an origin/,
    ],
    ["with an address that is none", { ...own, APP_URL: "mentoring" }, /^APP_URL must be a full address/],
    [
      "with a default database password",
      { ...own, DATABASE_URL: "postgres://a:postgres@db:5432/a" },
      /^DATABASE_URL uses a password/,
    ],
    ["with another kind of database", { ...own, DATABASE_URL: "mysql://a:b@db/a" }, /^DATABASE_URL must look like/],
    ["without any database", { AUTH_SECRET: secret }, /^DATABASE_URL is missing/],
    ["with a port that is none", { ...own, PORT: "80 000" }, /^PORT must be/],
    ["with a mail server that is none", { ...own, SMTP_URL: "mail.example.org" }, /^SMTP_URL must look like/],
    ["with a sender that holds a second line", { ...own, MAIL_FROM: "a\r\nBcc: b@c.d <e@f.g>" }, /^MAIL_FROM must be/],
    ["with a negative number of proxies", { ...own, TRUST_PROXY: "-1" }, /^TRUST_PROXY must be/],
    [
      "read-only until a time that has no zone",
      { ...own, READ_ONLY_UNTIL: "2026-12-01T06:00" },
      /^READ_ONLY_UNTIL must be a time with its zone/,
    ],
    [
      "with half an identity provider",
      { ...own, OIDC_ISSUER: "https://id.example.org" },
      /^OIDC_CLIENT_ID and OIDC_CLIENT_SECRET/,
    ],
  ];
  test.each(cases)("%s", (_name, raw, sentence) => {
    const problems = problemsOf(raw);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
    expect(problems[0]).toMatch(/\.$/);
  });

  test("everything that is wrong is said at once", () => {
    expect(problemsOf({ DATABASE_URL: "nonsense", PORT: "none" })).toHaveLength(3);
  });

  test("no sentence repeats a secret", () => {
    const raw = { ...own, AUTH_SECRET: "hush-hush", DATABASE_URL: "postgres://a:changeme@db/a" };
    expect(problemsOf(raw).join(" ")).not.toMatch(/hush|changeme/);
  });
});

test("a launcher learns where the data lives before there is a database", () => {
  expect(readPlace({ DATA_DIR: "/srv/data", PORT: "8080" })).toEqual({
    dataDir: "/srv/data",
    embedded: true,
    port: 8080,
    host: "127.0.0.1",
  });
});
