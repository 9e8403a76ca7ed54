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
  serverExternalPackages: ["@node-rs/argon2", "pg-boss", "pino", "postgres", "sharp"],
  // Beneath the door's own body limit, so that an upload is refused with our sentence and not with Next's.
  experimental: { serverActions: { bodySizeLimit: "3mb" } },
};

export default config;
