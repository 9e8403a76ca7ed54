import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Nobody is sent a title by a script afterwards: the public pages ship none.
  htmlLimitedBots: /.*/,
  // The optimiser is an attack surface we do not need: photographs are re-encoded once, at upload.
  images: { unoptimized: true },
  // Types are checked by `npm run verify`; checking them again would only slow the first start.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pdfkit", "pg-boss", "pino", "postgres", "sharp"],
  // Above the largest body that the door lets in, which is decided there for each path.
  experimental: { serverActions: { bodySizeLimit: "11mb" } },
};

export default config;
