# The program and nothing else: a static binary, certificates, no shell.

FROM golang:1.26-alpine AS build
RUN apk add --no-cache ca-certificates
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# timetzdata puts the time zones into the binary.
RUN CGO_ENABLED=0 go build -trimpath -tags timetzdata -ldflags "-s -w" -o /out/onrecord ./cmd/onrecord
# Folders that the user of the last stage owns, so that a new volume is writable.
RUN mkdir -p /out/articles /out/index /out/state /out/tmp && chmod 1777 /out/tmp

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build --chown=65532:65532 /out/articles /articles
COPY --from=build --chown=65532:65532 /out/index /index
COPY --from=build --chown=65532:65532 /out/state /state
COPY --from=build /out/tmp /tmp
COPY --from=build /out/onrecord /onrecord
USER 65532:65532
ENV ONRECORD_CORPUS=/articles \
    ONRECORD_INDEX=/index \
    ONRECORD_HEALTH_ADDR=127.0.0.1:8077
VOLUME ["/articles", "/index", "/state"]
# The first build of a large archive takes a while, and health is answered after it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m --retries=3 CMD ["/onrecord", "health"]
ENTRYPOINT ["/onrecord"]
CMD ["bot"]
