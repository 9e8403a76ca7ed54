import type { CSSProperties, ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { MailContent } from "./content";
import { plainText } from "./plain-text";

// Mail clients know no custom properties: these are the light tokens of app/styles/tokens.css, written out.
const ink = "#1a2234";
const ink2 = "#444c5b";
const ink3 = "#5c6371";
const paper = "#f6f4ec";
const sheet = "#fcfbf7";
const rule = "#d3cfc5";
const signal = "#be0076";
const sans = "'Segoe UI','Helvetica Neue',Arial,sans-serif";
const serif = "Georgia,'Times New Roman',serif";

const progressive = `@media(max-width:480px){.p{padding-left:18px!important;padding-right:18px!important}.h{font-size:24px!important;line-height:30px!important}.btn a{display:block!important;text-align:center}}
@media(prefers-color-scheme:dark){.bg{background:#121721!important}.sh{background:#191f2b!important;border-color:#eeebe2!important}.i{color:#eeebe2!important}.m{color:#c1beb4!important}.bt{border-color:#333945!important}.btn a{background:#eeebe2!important;color:#121721!important}.cb{background:#f77cbb!important}.ib{background:#eeebe2!important}}`;

/** A mail in the product's look: 600 pixels of tables with inline styles, and the same content as plain text. */
export function renderMail(content: MailContent): { subject: string; html: string; text: string } {
  return {
    subject: content.subject,
    html: `<!doctype html>\n${renderToStaticMarkup(<Mail {...content} />)}\n`,
    text: plainText(content),
  };
}

function Mail({
  subject,
  preheader,
  kicker,
  heading,
  paragraphs,
  code,
  facts,
  button,
  afterwards,
  ...foot
}: MailContent) {
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{progressive}</style>
      </head>
      <body className="bg" style={{ margin: 0, padding: 0, background: paper }}>
        <div style={{ display: "none", maxHeight: 0, overflow: "hidden", opacity: 0 }}>{preheader}</div>
        <Table className="bg" width="100%" style={{ background: paper }}>
          <td align="center" style={{ padding: "24px 0" }}>
            <Table
              className="sh"
              width="600"
              style={{ width: "100%", maxWidth: 600, background: sheet, border: `1px solid ${ink}` }}
            >
              <td>
                <Masthead />
                <Block style={{ padding: "28px 32px 14px" }}>
                  {kicker !== undefined && (
                    <p className="m" style={{ ...text(14, 20, ink3), margin: "0 0 8px" }}>
                      {kicker}
                    </p>
                  )}
                  <h1 className="i h" style={{ margin: 0, font: `normal 28px/35px ${serif}`, color: ink }}>
                    {heading}
                  </h1>
                </Block>
                {paragraphs.length > 0 && <Paragraphs lines={paragraphs} />}
                {code !== undefined && (
                  <Block style={{ padding: "0 32px 22px" }}>
                    <p
                      className="i bt"
                      style={{
                        margin: 0,
                        padding: "14px 0",
                        borderTop: `1px solid ${rule}`,
                        borderBottom: `1px solid ${rule}`,
                        font: "normal 30px/38px Consolas,Menlo,monospace",
                        letterSpacing: 4,
                        color: ink,
                      }}
                    >
                      {code}
                    </p>
                  </Block>
                )}
                {facts !== undefined && facts.length > 0 && <Facts rows={facts} />}
                {button !== undefined && <Button {...button} />}
                {afterwards !== undefined && afterwards.length > 0 && <Paragraphs lines={afterwards} />}
                <Footer {...foot} />
              </td>
            </Table>
          </td>
        </Table>
      </body>
    </html>
  );
}

function Table({
  children,
  ...rest
}: {
  children: ReactNode;
  className?: string;
  width: string;
  style?: CSSProperties;
}) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} border={0} {...rest}>
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}

function Block({
  children,
  style,
  className = "p",
}: {
  children: ReactNode;
  style: CSSProperties;
  className?: string;
}) {
  return (
    <Table width="100%">
      <td className={className} style={style}>
        {children}
      </td>
    </Table>
  );
}

function Masthead() {
  const block = (color: string, width: number, height: number): CSSProperties => ({
    display: "inline-block",
    width,
    height,
    background: color,
    verticalAlign: height === 3 ? 3 : 0,
  });
  return (
    <Block className="p bt" style={{ padding: "16px 32px", borderBottom: `2px solid ${ink}` }}>
      <span className="i" style={{ font: `bold 17px/22px ${serif}`, color: ink }}>
        <span className="ib" style={block(ink, 9, 9)} />
        <span className="cb" style={block(signal, 22, 3)} />
        <span className="cb" style={block(signal, 9, 9)} />
        {"\u00a0\u00a0Critical Path"}
      </span>
    </Block>
  );
}

function Paragraphs({ lines }: { lines: readonly string[] }) {
  return (
    <Block style={{ padding: "0 32px 8px" }}>
      {lines.map((line) => (
        <p key={line} className="m" style={{ ...text(16, 25, ink2), margin: "0 0 12px" }}>
          {line}
        </p>
      ))}
    </Block>
  );
}

function Facts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <Block style={{ padding: "0 32px 20px" }}>
      <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: "collapse" }}>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th
                scope="row"
                className="m bt"
                align="left"
                style={{
                  ...text(14, 20, ink3),
                  width: 130,
                  padding: "8px 12px 8px 0",
                  borderTop: `1px solid ${rule}`,
                  verticalAlign: "top",
                }}
              >
                {label}
              </th>
              <td className="i bt" style={{ ...text(15, 20, ink), padding: "8px 0", borderTop: `1px solid ${rule}` }}>
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Button({ label, url }: { label: string; url: string }) {
  return (
    <Block style={{ padding: "4px 32px 28px" }}>
      <span className="btn">
        <a
          href={url}
          style={{
            ...text(16, 20, sheet),
            display: "inline-block",
            background: ink,
            fontWeight: 600,
            textDecoration: "none",
            padding: "13px 22px",
            borderRadius: 2,
          }}
        >
          {label}
        </a>
      </span>
    </Block>
  );
}

type Foot = Pick<MailContent, "reason" | "settings" | "unsubscribe" | "mute">;

function Footer({ reason, settings, unsubscribe, mute }: Foot) {
  const links = [settings, unsubscribe, mute].filter((link) => link !== undefined);
  return (
    <Block
      className="p bt m"
      style={{ ...text(14, 20, ink3), padding: "18px 32px 22px", borderTop: `1px solid ${rule}` }}
    >
      {reason}
      {links.map(({ label, url }) => (
        <span key={url}>
          <br />
          <a className="m" href={url} style={{ color: ink3 }}>
            {label}
          </a>
        </span>
      ))}
    </Block>
  );
}

function text(size: number, line: number, color: string): CSSProperties {
  return { font: `normal ${size}px/${line}px ${sans}`, color };
}
