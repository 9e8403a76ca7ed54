import type { AddressInfo } from "node:net";
import { createServer, connect as dial, type Socket } from "node:net";

/** What was asked on the wire: how many queries, and how many of them waited for one another. */
export type Asked = { queries: number; deep: number };

/** A way to PostgreSQL on which time and traffic can be measured. */
export type Wire = {
  /** The database's address by this way. */
  url: string;
  /** How long what is sent to the server is held back, in milliseconds. The answers are not. */
  delayMs: number;
  /** What the connections of this name have asked since this was last called. */
  takeAsked: () => Asked;
  stop: () => Promise<void>;
};

type Query = { sent: number; answered: number };

const letterOf = { parse: "P", execute: "E", simpleQuery: "Q", ready: "Z" };

/** Cuts a stream of PostgreSQL's protocol into messages: the letter of each, and what is in it. */
class Messages {
  private rest = Buffer.alloc(0);

  /** `greeted` is false for the side that begins with a message without a letter: who it is. */
  constructor(private greeted: boolean) {}

  /** The messages that end in these bytes. The first one of a client has no letter. */
  *in(bytes: Buffer): Generator<{ letter: string; body: Buffer }> {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const letters = this.greeted ? 1 : 0;
      if (this.rest.length < letters + 4) return;
      const end = letters + this.rest.readUInt32BE(letters);
      if (this.rest.length < end) return;
      yield { letter: this.rest.toString("latin1", 0, letters), body: this.rest.subarray(letters + 4, end) };
      this.greeted = true;
      this.rest = this.rest.subarray(end);
    }
  }
}

/** The longest chain of queries of which each was sent when the one before had been answered. */
function deepest(queries: readonly Query[]): number {
  const inOrder = queries.toSorted((a, b) => a.sent - b.sent);
  const depths: number[] = [];
  for (const [index, { sent }] of inOrder.entries()) {
    const before = depths.filter((_, earlier) => earlier < index && (inOrder[earlier]?.answered ?? sent) <= sent);
    depths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...depths);
}

/**
 * Listens on this machine and hands everything on to the database, each piece `delayMs` after it came, so that queries which do
 * not wait for one another are under way together. It notes when the connections that call themselves `name` send a query, and when
 * it is answered.
 */
export async function startWire(databaseUrl: string, name: string): Promise<Wire> {
  const there = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let asked: Query[] = [];
  const server = createServer((client) => {
    const database = dial({ host: there.hostname, port: Number(there.port), noDelay: true });
    const [sent, answers] = [new Messages(false), new Messages(true)];
    const open: Query[] = [];
    let counts = false;
    let held = 0;
    // A statement that a connection has not kept yet is described first: the query was sent with that.
    let parsed: number | undefined;
    const pass = (piece: Buffer) => {
      if (!database.destroyed) database.write(piece);
    };
    client.setNoDelay(true).on("data", (piece) => {
      for (const { letter, body } of sent.in(piece)) {
        if (letter === "") counts = body.toString().split("\0").includes(name);
        if (letter === letterOf.parse) parsed = performance.now();
        if (!counts || (letter !== letterOf.execute && letter !== letterOf.simpleQuery)) continue;
        const query = { sent: parsed ?? performance.now(), answered: Number.POSITIVE_INFINITY };
        parsed = undefined;
        open.push(query);
        asked.push(query);
      }
      if (wire.delayMs === 0 && held === 0) return pass(piece);
      held += 1;
      setTimeout(() => {
        held -= 1;
        pass(piece);
      }, wire.delayMs);
    });
    database.on("data", (piece) => {
      for (const { letter } of answers.in(piece)) {
        const query = letter === letterOf.ready ? open.shift() : undefined;
        if (query) query.answered = performance.now();
      }
      client.write(piece);
    });
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => one.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const here = new URL(databaseUrl);
  // A server that listens on a port, and not on a pipe, has an address of this kind.
  here.port = String((server.address() as AddressInfo).port);
  const wire: Wire = {
    url: here.toString(),
    delayMs: 0,
    takeAsked: () => {
      const taken = asked;
      asked = [];
      return { queries: taken.length, deep: deepest(taken) };
    },
    stop: () =>
      new Promise((settle) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => settle());
      }),
  };
  return wire;
}
