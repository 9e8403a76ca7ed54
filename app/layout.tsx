import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";

// The two faces that every page is set in. The italics and latin-ext are fetched when a page needs them.
const faces = [
  new URL("@fontsource-variable/besley/files/besley-latin-wght-normal.woff2", import.meta.url),
  new URL("@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wdth-normal.woff2", import.meta.url),
];

export const metadata: Metadata = {
  title: { default: "Critical Path", template: "%s – Critical Path" },
  description: "A mentoring network for PMO people who mean to run projects.",
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f4ec" },
    { media: "(prefers-color-scheme: dark)", color: "#121721" },
  ],
};

/** The document. Every page is rendered per request, because each response carries its own nonce. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  await connection();
  return (
    <html lang="en-GB">
      <head>
        {faces.map((face) => (
          <link
            key={String(face)}
            rel="preload"
            as="font"
            type="font/woff2"
            href={String(face)}
            crossOrigin="anonymous"
          />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}
