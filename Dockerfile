# The product for a machine that runs containers. PostgreSQL stands beside it: see compose.yaml.
FROM node:24.21-bookworm-slim AS build
WORKDIR /srv
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev
COPY . .
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
RUN node --import tsx scripts/build-pages.ts && npm prune --omit=dev --ignore-scripts --no-save && rm -rf .next/cache

FROM node:24.21-bookworm-slim
WORKDIR /srv
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=root:root /srv /srv
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# Started directly and not through npm, so that a stop reaches the server itself.
CMD ["node", "--import", "tsx", "scripts/serve.ts"]
