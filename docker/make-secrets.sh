#!/bin/sh
# Makes the passwords of one installation, once: random ones, in docker/secrets or in the folder given. Runs on the host, before the
# first `docker compose up`. What is there already is kept, because the database remembers its passwords.
set -eu
folder=${1:-$(dirname "$0")/secrets}

# Nobody else on the host enters the folder; inside a container the users of three different images must read single files.
umask 077
mkdir -p "$folder"
cd "$folder"

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

make() { # name, content
  [ -e "$1" ] && return
  printf '%s\n' "$2" > "$1.part"
  chmod 444 "$1.part"
  mv "$1.part" "$1"
  echo "made $1"
}

make postgres_password "$(random)"
make migrator_password "$(random)"
make app_password "$(random)"
make redis_password "$(random)"
make metrics_token "$(random)"
make migrator_url "postgres://lotrinh_migrator:$(cat migrator_password)@postgres:5432/lotrinh"
make app_url "postgres://lotrinh_app:$(cat app_password)@postgres:5432/lotrinh"
make redis_url "redis://:$(cat redis_password)@redis:6379"
