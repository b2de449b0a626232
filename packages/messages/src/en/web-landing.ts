export const webLanding = {
  title: "Cartage, the open transport platform",
  description:
    "Cartage tracks every vehicle: from a device's MQTT message to a moving marker on your dispatcher's map.",
  signIn: "Sign in",
  open: "Open the live map",
  headline: "Know where every vehicle is.",
  lead: "Cartage is an open transport platform. Trackers and drivers' phones report over MQTT; each position is stored before it is acknowledged, and moves on your dispatcher's map a moment later.",
  how: "How it works",
  drawing: "A drawn map: six vehicles on their roads between a coast and a river, each marked by its state.",
  fleet: "Fleet",
  journey: {
    title: "The way of one position",
    lead: "Five steps, no magic. Each is a file you can read.",
    device: "Device",
    deviceText: "A tracker or a phone publishes where it is, with its own credential, below its own topic.",
    broker: "Broker",
    brokerText: "MQTT with delivery at least once. Workers share one subscription; add another and it takes its part.",
    worker: "Worker",
    workerText: "Decodes, judges, stores, and only then acknowledges. When the database is slow, it stops reading.",
    database: "Postgres",
    databaseText:
      "The only place that remembers. Every row belongs to one organisation, and Postgres itself keeps them apart.",
    browser: "Browser",
    browserText: "One stream a browser, shared by its tabs, with what moved. A lost connection resumes where it ended.",
  },
  promises: {
    title: "What it promises",
    stored: "Acknowledged means stored",
    storedText:
      "A device is told “received” after the commit, not before. Kill any of its processes at any moment: nothing the worker acknowledged is lost.",
    again: "Twice is once",
    againText: "Networks repeat themselves. The same position sent again is the same row.",
    order: "Late is welcome",
    orderText:
      "A vehicle that was out of coverage sends its day later, and the record ends up as if it had never been away.",
    kept: "Nothing vanishes",
    keptText:
      "A doubtful fix is kept with its verdict. A message nobody can read is kept with the reason, on the device's page.",
    apart: "Organisations stay apart",
    apartText:
      "Isolation is enforced by the database under roles that cannot step around it. Another organisation's vehicle does not exist.",
    open: "Yours to run",
    openText: "Apache 2.0. One command on one machine, or managed services in its place, one by one.",
  },
  today: {
    title: "Here today, and next",
    here: "Here today",
    next: "Being built",
    live: "Live map with thousands of vehicles, and each one's day",
    fleet: "Vehicles, devices and their credentials",
    phone: "The driver's phone as a tracker that survives a day without network",
    replay: "Replay of GPX, NMEA, CSV and GeoJSON recordings",
    geofences: "Geofences and alerts",
    orders: "Orders, routes and proof of delivery",
    recipients: "A tracking link for whoever is waiting",
  },
  run: {
    title: "Run it",
    lead: "Git and Node are enough. It brings its own database, broker and a simulated fleet.",
    send: "Then move a vehicle yourself",
  },
  licence: "Open source under the Apache License 2.0",
} as const;
