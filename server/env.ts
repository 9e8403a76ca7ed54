import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

/** The environment as a process is handed it: names to text. */
export type RawEnv = Readonly<Record<string, string | undefined>>;

/** Everything that can be set from outside, checked. Nobody else reads `process.env`. */
export type Env = {
  production: boolean;
  /** True when PostgreSQL is the one that `npm start` keeps in the data directory. */
  embedded: boolean;
  databaseUrl: string;
  /** The address people type, without a trailing slash; links in mail and the origin check are built on it. */
  appUrl: string;
  /** True when `appUrl` points at this machine only. */
  loopback: boolean;
  /** Key ring: the first key signs, all of them are accepted. */
  authSecrets: readonly [string, ...string[]];
  dataDir: string;
  /** Null when mail is caught instead of sent. */
  smtpUrl: string | null;
  /** Where caught mail is written; null when it is sent. */
  mailDir: string | null;
  mailFrom: string;
  port: number;
  host: string;
  /** Reverse proxies in front of the door whose X-Forwarded-For entry may be believed. */
  trustProxyHops: number;
  /** Whether this process also runs the jobs, or `npm run worker` does. */
  worker: "inside" | "apart";
  /** Bearer token that shows the details of /readyz; null keeps them hidden. */
  statusToken: string | null;
  /** Until when everything can be read and nothing changed; null when nobody asked for that. */
  readOnlyUntil: Date | null;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
};

/** What was wrong, one sentence per variable. */
export class EnvError extends Error {
  override name = "EnvError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

const SECRETS = ["DATABASE_URL", "SMTP_URL", "AUTH_SECRET", "OIDC_CLIENT_SECRET", "STATUS_TOKEN"];
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
const EXAMPLE_SECRET = /change.?me|example|placeholder|your.?secret|secret.?here|insecure|^(.)\1*$/i;
const DEFAULT_PASSWORDS = new Set([
  "postgres",
  "password",
  "changeme",
  "change-me",
  "secret",
  "example",
  "admin",
  "root",
]);
const MINIMUM_SECRET_BYTES = 32;

const whole = (from: number, to: number) => z.coerce.number().int().min(from).max(to);
const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

/** Each variable on its own: its shape, its default, and the sentence for a value that does not fit. */
const shape = {
  NODE_ENV: [
    z.enum(["development", "production", "test"]).default("development"),
    "must be development, production or test",
  ],
  DATABASE_URL: [
    url(["postgres:", "postgresql:"]).optional(),
    "must look like postgres://user:password@host:5432/database",
  ],
  EMBEDDED_DATABASE_URL: [url(["postgres:"]).optional(), "is set by npm start and must not be set by hand"],
  APP_URL: [url(["http:", "https:"]).optional(), "must be a full address such as https://mentoring.example.org"],
  AUTH_SECRET: [z.string().optional(), "must be text"],
  DATA_DIR: [z.string().default(".data"), "must be a path"],
  SMTP_URL: [url(["smtp:", "smtps:"]).optional(), "must look like smtps://user:password@host:465"],
  MAIL_FROM: [
    z
      .string()
      .regex(/^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/)
      .optional(),
    "must be an address such as Critical Path <post@mentoring.example.org>",
  ],
  PORT: [whole(1, 65_535).default(3000), "must be a port between 1 and 65535"],
  HOST: [
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .optional(),
    "must be an address to listen on, such as 127.0.0.1",
  ],
  TRUST_PROXY: [whole(0, 10).default(0), "must be the number of proxies in front, from 0 to 10"],
  WORKER: [z.enum(["inside", "apart"]).default("inside"), "must be inside (this process runs the jobs) or apart"],
  STATUS_TOKEN: [z.string().min(16).optional(), "must have at least 16 characters"],
  READ_ONLY_UNTIL: [
    z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional(),
    "must be a time with its zone, such as 2026-12-01T06:00:00Z",
  ],
  OIDC_ISSUER: [url(["https:", "http:"]).optional(), "must be the address of the identity provider"],
  OIDC_CLIENT_ID: [z.string().optional(), "must be text"],
  OIDC_CLIENT_SECRET: [z.string().optional(), "must be text"],
  OIDC_NAME: [z.string().max(40).optional(), "must have at most 40 characters"],
} as const;

/** Where the data lives and whether PostgreSQL is ours to start: what a launcher must know before the rest exists. */
export function readPlace(raw: RawEnv): { dataDir: string; embedded: boolean; port: number; host: string } {
  const { values, problems } = readShape(raw);
  if (problems.length > 0) throw new EnvError(problems);
  return place(values);
}

/** Checks the whole environment at once. Throws {@link EnvError} with a sentence for everything that is wrong. */
export function readEnv(raw: RawEnv): Env {
  const { values, problems } = readShape(raw);
  const { dataDir, embedded, port, host } = place(values);
  const production = values.NODE_ENV === "production";
  const databaseUrl = values.DATABASE_URL ?? values.EMBEDDED_DATABASE_URL ?? "";
  const appUrl = (values.APP_URL ?? `http://localhost:${port}`).replace(/\/+$/, "");
  const appHost = URL.canParse(appUrl) ? new URL(appUrl) : new URL("http://localhost");
  const loopback = LOOPBACK.test(appHost.hostname);

  const { keys, problems: keyProblems } = keyRing(values.AUTH_SECRET);
  const { oidc, problems: oidcProblems } = readOidc(values);
  const between = [
    ...databaseProblems(databaseUrl, values.DATABASE_URL),
    ...appUrlProblems(appHost, loopback),
    ...keyProblems,
    ...oidcProblems,
  ];
  // A variable that could not even be read is not also called missing.
  const named = new Set(problems.map(variableOf));
  problems.push(...between.filter((line) => !named.has(variableOf(line))));

  const [first, ...others] = keys;
  if (problems.length > 0 || first === undefined) throw new EnvError(problems);
  const smtpUrl = values.SMTP_URL ?? null;
  return {
    production,
    embedded,
    databaseUrl,
    appUrl,
    loopback,
    authSecrets: [first, ...others],
    dataDir,
    smtpUrl,
    mailDir: smtpUrl === null ? resolve(dataDir, "mail") : null,
    mailFrom: values.MAIL_FROM ?? `Critical Path <no-reply@${loopback ? "critical-path.example" : appHost.hostname}>`,
    port,
    host,
    trustProxyHops: values.TRUST_PROXY,
    worker: values.WORKER,
    statusToken: values.STATUS_TOKEN ?? null,
    readOnlyUntil: values.READ_ONLY_UNTIL ?? null,
    oidc,
  };
}

let checked: Env | undefined;

/** The environment of this process, read and checked once. */
export function env(): Env {
  // biome-ignore lint/style/noProcessEnv: this is the one place that reads it.
  checked ??= readEnv(process.env);
  return checked;
}

type Shape = typeof shape;
type Values = { [K in keyof Shape]: z.output<Shape[K][0]> };

function readShape(raw: RawEnv): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, [schema, sentence]] of Object.entries(shape)) {
    const given = SECRETS.includes(name) ? fromFile(raw, name, problems) : raw[name];
    const parsed = schema.safeParse(given?.trim() === "" ? undefined : given?.trim());
    if (!parsed.success) problems.push(`${name} ${sentence}.`);
    values[name] = parsed.success ? parsed.data : schema.safeParse(undefined).data;
  }
  // Every key of `shape` was assigned what its own schema returned.
  return { values: values as Values, problems };
}

/** Every sentence begins with the variable that it is about, or with the variable that names its file. */
function variableOf(sentence: string): string | undefined {
  return /^[A-Z_]+?(?=_FILE\b|\s)/.exec(sentence)?.[0];
}

function fromFile(raw: RawEnv, name: string, problems: string[]): string | undefined {
  const path = raw[`${name}_FILE`];
  if (path === undefined || path === "") return raw[name];
  if (raw[name] !== undefined && raw[name] !== "") {
    problems.push(`${name} and ${name}_FILE are both set: keep one of them.`);
    return undefined;
  }
  try {
    return readFileSync(path, "utf8");
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read.`);
    return undefined;
  }
}

function place(values: Values) {
  const embedded = values.DATABASE_URL === undefined;
  const host = values.HOST ?? (embedded ? "127.0.0.1" : "0.0.0.0");
  return { dataDir: resolve(values.DATA_DIR), embedded, port: values.PORT, host };
}

function databaseProblems(databaseUrl: string, given: string | undefined): string[] {
  if (databaseUrl === "")
    return ["DATABASE_URL is missing: name a PostgreSQL database, or run npm start, which brings its own."];
  if (given === undefined) return [];
  const password = decodeURIComponent(new URL(given).password).toLowerCase();
  return DEFAULT_PASSWORDS.has(password)
    ? ["DATABASE_URL uses a password that comes as a default: give the database user one of its own."]
    : [];
}

function appUrlProblems(app: URL, loopback: boolean): string[] {
  const problems: string[] = [];
  if (app.protocol === "http:" && !loopback)
    problems.push("APP_URL must begin with https:// unless it points at this machine: sign-in cookies travel over it.");
  if (app.pathname !== "/" || app.search !== "" || app.username !== "")
    problems.push("APP_URL must be an origin alone, without a path, a query or a user name.");
  return problems;
}

function keyRing(given: string | undefined): { keys: string[]; problems: string[] } {
  const keys = (given ?? "")
    .split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");
  if (keys.length === 0)
    return {
      keys,
      problems: ["AUTH_SECRET is missing: set at least 32 random bytes, for example from openssl rand -base64 48."],
    };
  const problems: string[] = [];
  if (keys.some((key) => Buffer.byteLength(key) < MINIMUM_SECRET_BYTES))
    problems.push(
      "AUTH_SECRET is too short: each key needs at least 32 bytes, for example from openssl rand -base64 48.",
    );
  if (keys.some((key) => EXAMPLE_SECRET.test(key)))
    problems.push(
      "AUTH_SECRET is an example value: replace it with random bytes, for example from openssl rand -base64 48.",
    );
  return { keys, problems };
}

function readOidc(values: Values): { oidc: Env["oidc"]; problems: string[] } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const missing = Object.entries({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  if (missing.length === 3) return { oidc: null, problems: [] };
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    return {
      oidc: null,
      problems: [`${missing.join(" and ")} missing: an identity provider needs all three OIDC variables.`],
    };
  const { protocol, hostname, host } = new URL(issuer);
  if (protocol === "http:" && !LOOPBACK.test(hostname))
    return { oidc: null, problems: ["OIDC_ISSUER must begin with https:// unless it points at this machine."] };
  return { oidc: { issuer, clientId, clientSecret, name: values.OIDC_NAME ?? host }, problems: [] };
}
