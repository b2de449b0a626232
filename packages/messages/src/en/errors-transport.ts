/** Refusals about orders, their ways and those who carry, wait for and prove them. */
export const transportErrors = {
  tracking_link: {
    unknown: "This link is not known. Look whether the address is whole, or ask whoever sent it to you.",
    revoked: "This link was ended by the sender. Ask them for a new one.",
    expired: "This link is too old. Ask the sender for a new one if you still need it.",
    phone_needed: "Show the last four digits of the recipient's phone first.",
    phone_wrong: "The code and the digits do not belong together.",
    wait: "That was wrong several times. Try again in {retryAfterMin, plural, =0 {{retryAfterS} seconds} one {a minute} other {# minutes}}.",
    too_many: "That was too often. Try again in an hour.",
    too_late_to_instruct:
      "It is too late for that: the delivery is over. Call the sender if something is still to be said.",
    too_late_to_choose: "It is too late for another window: a driver has the delivery already.",
    window_not_offered: "This window is not offered any more. Choose another one.",
    not_to_rate: "There is nothing to rate yet: it is not delivered.",
    rated_already: "You have rated it already. Thank you.",
  },
  public_page: {
    none: "There is no such page.",
    slug_taken: "Another organisation has this address. Choose another one.",
    too_many: "That was too often. Try again in an hour, or call.",
  },
  hub: {
    code_taken: "Another hub has this code. Choose another one.",
    unknown: "There is no such hub in use. Check the code, or add the hub first.",
    geofence_unknown: "This geofence does not exist any more. Choose another one.",
    has_vehicles: "Vehicles are based at this hub. Give them another home hub first.",
    not_worker: "Only hub workers can work at a hub. Change the person's role under Members first.",
  },
  lane: {
    exists: "There is a lane from this hub to that one already. Change that one.",
    same_hub: "A lane leads to another hub. Choose another end.",
    hub_closed: "One of these hubs is closed. Open it first, or choose a hub that is active.",
  },
  network_import: {
    too_many: "A file may have 2,000 rows at the most. Please cut it into smaller ones.",
  },
  route: {
    not_now: "The route’s state does not allow this any more.",
    leg_taken: "Another route has one of these orders by now. Look at the board again, then plan.",
    stop_unknown: "One of these stops is not to be planned on this day any more. Look at the board again.",
    incomplete: "An order on a route needs both its pick-up and its delivery there.",
    overloaded: "The vehicle cannot carry so much at once. Take an order off, or choose a larger vehicle.",
    out_of_order: "Goods are picked up before they are delivered. Put the pick-up first.",
    skill_missing: "The vehicle or its driver lacks what one of these orders needs. Choose another vehicle.",
    reserved: "The goods of one of these orders are on board of another vehicle.",
    no_driver: "Nobody drives this vehicle on that day. Assign a driver, then send the route.",
    held_up:
      "This vehicle goes no further on that day: an incident holds it up, or its driver has the day off. Take its stops off, or choose another vehicle.",
    leg_held_up:
      "Order {order} is held up. Resolve the incident, open the hub or choose another way for the order, then plan it.",
    hub_closed:
      "The hub {hub}, to which goods of this route go, is closed. Open it, or choose another way for these orders, then send the route.",
  },
  dispatch: {
    under_way: "This route is being sent already.",
    over: "This dispatch is over.",
    vehicle_taken: "Another route has this vehicle at that time. Plan one of them for another vehicle or time.",
    driver_taken: "Another route has this driver at that time. Plan one of them for another driver or time.",
  },
  stop: {
    not_now: "This stop is over, or its route is not under way.",
    pickup_first: "The goods for this stop are not on board yet. Finish their pick-up first.",
  },
  scan: {
    code_unknown: "No order has a piece with the code {code}. Look whether the whole code was read.",
    belongs_elsewhere: "Order {number} does not belong here. It goes to {place}.",
    not_set_out: "Order {number} has not been picked up yet. Ask its driver to finish the pick-up, then scan it again.",
    order_over: "Order {number} is over. Put the piece aside and tell your dispatcher.",
    counted_already: "All pieces of order {number} with this code are counted already.",
    not_here: "Order {number} is not counted in here. It goes to {place}.",
    no_route:
      "No vehicle that is on its way takes order {number} from here yet. Leave it here, or ask your dispatcher.",
    other_vehicle: "Order {number} leaves with {vehicle}, not with the vehicle that you load.",
    hub_not_yours: "You do not work at this hub. Choose one of yours.",
  },
  order: {
    number_differs: "This is not the order’s number.",
    hub_unknown: "One of these hubs is not there, or is closed. Choose another way.",
    not_now: "The order’s state does not allow this any more.",
    in_progress:
      "This order is not over yet, and whoever carries it needs what it says. Deliver, return or cancel it first.",
    reference_taken:
      "There is an order with this reference of that customer already. Choose another reference, or leave it empty.",
    barcode_taken:
      "One of these barcodes is on another item already. Choose another one, or leave it empty for a new one.",
  },
  order_file: {
    kind_refused: "Only pictures (JPEG, PNG, WebP) and PDF files can be kept with an order.",
    too_large: "This file is larger than 10 MB. Please choose a smaller one.",
    too_many: "An order keeps 20 files at the most. Remove one first.",
  },
  recurring_order: {
    not_now: "The recurring order’s state does not allow this any more.",
    ended: "This recurring order has ended. Make a new one.",
    day_made: "The order of this day has been made already. Cancel that order instead.",
  },
  proof: {
    already_given: "Another hand-over was sent under this proof’s id. Take the proof again.",
    not_now: "Nobody is under way with this order, so nothing of it can be handed over. Dispatch it first.",
    of_another_order:
      "The code that was scanned is of order {otherNumber}, not of order {number}. Scan a parcel of this order, or prove the other one.",
    stop_of_another_order: "This stop is not one of this order. Open the stop of this order and take the proof there.",
    picture_refused: "A picture has to be a JPEG, PNG or WebP. Take it again.",
    too_large: "A picture may have 5 MB, and all of a proof 15 MB. Take smaller pictures, or fewer.",
    too_many: "This order has 100 proofs already.",
    erased: "What this proof held was erased. Its seal is still in the chain.",
    number_differs: "This is not the number of the proof’s order.",
  },
  order_pin: {
    already_shown: "The PIN was made, and was shown. Make another one if it was lost.",
    none: "This order has no PIN.",
  },
  incident: {
    not_now: "The incident’s state does not allow this any more.",
    subject_unknown: "Something that this incident names is not there any more. Take it off, then save again.",
    blocks: "Incident {number} holds this up. Resolve it, or take off what it blocks, then try again.",
    number_differs: "This is not the incident’s number.",
  },
  incident_photo: {
    refused: "Only pictures (JPEG, PNG, WebP) can be kept with an incident.",
    too_large: "This picture is larger than 5 MB. Please choose a smaller one.",
    too_many: "An incident keeps 30 photos at the most.",
  },
  order_import: {
    unreadable: "This is neither a CSV nor an XLSX file with a header row. Save it as one of these and try again.",
    too_many_rows: "A file may have 10,000 rows at the most. Please cut it into smaller ones.",
    faulty: "Some rows have faults, so nothing was created. Mend them, or create all but those.",
  },
  customer: {
    unknown: "This customer does not exist, or not any more. Choose another one.",
    name_taken: "There is a customer of that name already.",
    code_taken: "Another customer has this code already.",
    name_differs: "This is not the customer’s name.",
    orders_in_progress:
      "Orders of this customer are not over yet: {count}, such as {numbers}. Deliver, return or cancel them first.",
    recurs: "“{recurring}” makes orders of this customer again and again. End it first.",
  },
  address: {
    name_differs: "This is not the name of the address.",
    orders_in_progress:
      "Orders to or from this address are not over yet: {count}, such as {numbers}. Deliver, return or cancel them first.",
    recurs: "“{recurring}” makes orders to or from this address again and again. End it first.",
  },
} as const;
