#!/bin/bash
# The topics that are missing; docs/operations.md says why each setting is what it is.
set -euo pipefail
topic() {
  local name=$1 partitions=$2
  shift 2
  local settings=()
  for setting in "$@"; do settings+=(--config "$setting"); done
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor 1 --config compression.type=uncompressed "${settings[@]}"
}
topic lockstep.designations 6 retention.ms=-1 max.message.bytes=1048588
topic lockstep.entities 6 cleanup.policy=compact max.message.bytes=1048588
topic lockstep.entities.designation-service.dead 1 retention.ms=-1 max.message.bytes=1114124
topic lockstep.designations.entity-service.dead 1 retention.ms=-1 max.message.bytes=1114124
topic lockstep.designations.alert-service.dead 1 retention.ms=-1 max.message.bytes=1114124
topic lockstep.entities.alert-service.dead 1 retention.ms=-1 max.message.bytes=1114124
