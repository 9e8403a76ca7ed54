// The two floors, run as a process of their own: `bytes` sends what a page sends, from memory; `query` runs the
// page's main query through postgres.js and returns JSON. Nothing of the product is in the way of either.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import postgres from "postgres";

const [kind, ...args] = process.argv.slice(2);
const server = createServer(kind === "query" ? queryFloor() : bytesFloor());
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) process.send?.({ port: address.port });
});
process.on("disconnect", () => process.exit(0));

function bytesFloor(): Parameters<typeof createServer>[1] {
  const [path = ""] = args;
  const body = readFileSync(path);
  return (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
    response.end(body);
  };
}

function queryFloor(): Parameters<typeof createServer>[1] {
  const [url = "", text = ""] = args;
  const sql = postgres(url, { max: 10 });
  return (_request, response) => {
    sql.unsafe(text).then(
      (rows) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify(rows));
      },
      () => {
        response.writeHead(500);
        response.end();
      },
    );
  };
}
