# Weir in a container: built with the whole Node 24 image, run on the slim one, not as root, with a read-only root.
# Run it with --read-only and a volume for the journal: see docker-compose.yml and istio/weir.yaml.
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# re2 takes its ready binary or builds with the headers of this very image, without a further download.
RUN npm_config_nodedir=/usr/local npm ci
COPY protos protos
COPY policies policies
COPY models models
COPY scripts/build.ts scripts/
COPY src src
RUN node scripts/build.ts && npm prune --omit=dev
# The runtime of models comes with its libraries for every system; the image runs on one.
RUN cd node_modules/onnxruntime-node/bin/napi-v6 && rm -rf darwin win32 && cd linux \
  && find . -mindepth 1 -maxdepth 1 ! -name "$(node -p process.arch)" -exec rm -r {} +

FROM node:24-bookworm-slim
RUN groupadd --gid 10001 weir && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin weir \
  && install -d -o 10001 -g 10001 -m 0750 /var/lib/weir /var/lib/weir/journal \
  && ln -s /app/weir /usr/local/bin/weir
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json weir ./
USER 10001:10001
ENV NODE_ENV=production WEIR_GRPC=0.0.0.0:9002 WEIR_ADMIN=0.0.0.0:9003 WEIR_AUDIT_DIR=/var/lib/weir/journal
EXPOSE 9002 9003
VOLUME /var/lib/weir
HEALTHCHECK --interval=5s --timeout=2s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9003/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["weir"]
CMD ["serve"]
