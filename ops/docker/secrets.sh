#!/bin/sh
# Writes the secrets that docker-compose.yml asks for into .env; what is there already stays.
set -eu
file="${1:-.env}"
touch "$file"
chmod 0600 "$file"
for name in POSTGRES_PASSWORD CARTAGE_OWNER_PASSWORD CARTAGE_APP_PASSWORD CARTAGE_INGEST_PASSWORD \
  CARTAGE_PLATFORM_PASSWORD CARTAGE_DBOS_PASSWORD MQTT_PASSWORD UPSTASH_REDIS_REST_TOKEN NEXTAUTH_SECRET; do
  grep -q "^$name=." "$file" || echo "$name=$(openssl rand -hex 32)" >>"$file"
done
grep -q "^ENCRYPTION_KEY=." "$file" || echo "ENCRYPTION_KEY=$(openssl rand -base64 32)" >>"$file"
echo "$file holds every secret."
