# One image for the API, the worker and the migration: what runs is chosen by the command.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# `npm ci` runs `prepare`, which needs it.
COPY tools/write-dist-package.mjs tools/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY tools/write-dist-package.mjs tools/
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
# The Temporal SDK's native part verifies TLS by the system's certificates.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
# What is kept outside of the database: which keys were destroyed, and the anchors of the logs.
RUN install --directory --owner=node --group=node --mode=700 /data
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules/
COPY --from=build /app/dist dist/
COPY package.json ./
USER node
EXPOSE 3000 3001
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
