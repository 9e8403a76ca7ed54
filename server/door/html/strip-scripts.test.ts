import { expect, test } from "vitest";
import { stripScripts } from "./strip-scripts";

test("scripts, their preloads and every nonce go; text, styles and structured data stay", () => {
  const html = `<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css" nonce="n1"/><link rel="preload" as="script" href="/a.js" nonce="n1"/><link rel="preload" as="font" href="/f.woff2"/>
<script src="/a.js" async="" nonce="n1"></script><script type="application/ld+json">{"@type":"Person"}</script></head>
<body><p>Scripted? No: &lt;script&gt;</p><script nonce="n1">self.__next_f.push([1,"<p>\\u003c/script>"])</script><SCRIPT
>multi
line</SCRIPT ></body></html>`;
  const stripped = stripScripts(html);
  expect(stripped).not.toMatch(/__next_f|a\.js|nonce|multi/);
  expect(stripped).toContain('<link rel="stylesheet" href="/a.css"/>');
  expect(stripped).toContain('as="font"');
  expect(stripped).toContain("&lt;script&gt;");
  expect(stripped).toContain('{"@type":"Person"}');
});
