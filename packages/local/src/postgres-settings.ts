export type PostgresSettings = Readonly<Record<string, string | number>>;

/** Sized for two cores and a machine that is shared with the rest of Cartage; durability is left as it is. */
export const postgresSettings: PostgresSettings = {
  max_connections: 200,
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "128MB",
  // a query of ours takes milliseconds; compiling it takes longer
  jit: "off",
  max_parallel_workers_per_gather: 1,
  max_worker_processes: 4,
  wal_buffers: "16MB",
  min_wal_size: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  // every position changes its vehicle's state: dead rows pile up within seconds
  autovacuum_naptime: "15s",
  random_page_cost: 1.1,
  log_min_messages: "warning",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] %q%u@%d ",
  // TCP only: a socket's path may be too long below a deep repository
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
};
