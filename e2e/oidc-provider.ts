import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** Who is signed in at the provider, and what it falsifies. A browser carries it there in the cookie `person`. */
export type ProviderPerson = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  /** Sent back instead of what was asked for, as an attacker in between would. */
  forged?: { state?: string; nonce?: string };
};

type Grant = { person: ProviderPerson; nonce: string; challenge: string; redirectUri: string };
type Client = { id: string; secret: string };

const keyId = "journeys";

/** The value of the cookie `person` that makes the provider take its bearer for this person. */
export function personCookie(person: ProviderPerson): string {
  return Buffer.from(JSON.stringify(person)).toString("base64url");
}

/**
 * An OpenID provider of the tests' own, on this machine alone. It asks nothing: whoever comes is the person of their
 * cookie, and goes straight back. It insists on its client's secret, on PKCE, and on spending each code once.
 */
export async function startProvider(client: Client): Promise<{ issuer: string; close: () => Promise<void> }> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  let issuer = "";

  const idToken = ({ person: { forged, ...claims }, nonce }: Grant): string => {
    const issuedAt = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", typ: "JWT", kid: keyId })}.${part({
      ...claims,
      iss: issuer,
      aud: client.id,
      iat: issuedAt,
      exp: issuedAt + 300,
      nonce: forged?.nonce ?? nonce,
    })}`;
    return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
  };

  const authorise = (query: URLSearchParams, req: IncomingMessage, res: ServerResponse) => {
    const person = personOf(req);
    const back = URL.parse(query.get("redirect_uri") ?? "");
    if (person === null || back === null || query.get("client_id") !== client.id) return answer(res, 400, {});
    const code = randomBytes(16).toString("hex");
    grants.set(code, {
      person,
      nonce: query.get("nonce") ?? "",
      challenge: query.get("code_challenge") ?? "",
      redirectUri: back.href,
    });
    back.searchParams.set("code", code);
    back.searchParams.set("state", person.forged?.state ?? query.get("state") ?? "");
    res.writeHead(302, { location: back.href }).end();
  };

  const exchange = async (req: IncomingMessage, res: ServerResponse) => {
    const form = new URLSearchParams(await bodyOf(req));
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`;
    if (req.headers.authorization !== basic) return answer(res, 401, { error: "invalid_client" });
    if (grant === undefined || proof !== grant.challenge || form.get("redirect_uri") !== grant.redirectUri)
      return answer(res, 400, { error: "invalid_grant" });
    const accessToken = randomBytes(16).toString("hex");
    answer(res, 200, { access_token: accessToken, token_type: "Bearer", expires_in: 300, id_token: idToken(grant) });
  };

  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration") return answer(res, 200, discovery(issuer));
    if (pathname === "/jwks")
      return answer(res, 200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: keyId, alg: "RS256", use: "sig" }],
      });
    if (pathname === "/authorize") return authorise(searchParams, req, res);
    if (pathname === "/token" && req.method === "POST") return void exchange(req, res);
    answer(res, 404, {});
  });
  await new Promise<void>((settle, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", settle);
  });
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The identity provider of the tests has no port.");
  issuer = `http://127.0.0.1:${address.port}`;
  return {
    issuer,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

function discovery(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  };
}

function personOf(req: IncomingMessage): ProviderPerson | null {
  const value = /(?:^|; )person=([\w-]+)/.exec(req.headers.cookie ?? "")?.[1];
  // Only the tests write this cookie, through personCookie().
  return value === undefined ? null : (JSON.parse(Buffer.from(value, "base64url").toString()) as ProviderPerson);
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
