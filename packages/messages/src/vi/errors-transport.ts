import type { transportErrors as english } from "../en/errors-transport.ts";
import type { Translation } from "../translation.ts";

/** Refusals about orders, their ways and those who carry, wait for and prove them. */
export const transportErrors = {
  tracking_link: {
    unknown: "Không biết liên kết này. Hãy xem địa chỉ có đủ không, hoặc hỏi người đã gửi nó.",
    revoked: "Bên gửi đã hủy liên kết này. Hãy xin họ liên kết mới.",
    expired: "Liên kết này đã quá cũ. Nếu vẫn cần, hãy xin bên gửi liên kết mới.",
    phone_needed: "Trước tiên hãy nhập bốn số cuối điện thoại của người nhận.",
    phone_wrong: "Mã và các chữ số không khớp nhau.",
    wait: "Đã nhập sai nhiều lần. Hãy thử lại sau {retryAfterMin, plural, =0 {{retryAfterS} giây} other {# phút}}.",
    too_many: "Quá nhiều lần. Hãy thử lại sau một giờ.",
    too_late_to_instruct: "Đã quá muộn: việc giao hàng đã kết thúc. Hãy gọi cho bên gửi nếu còn điều cần nói.",
    too_late_to_choose: "Đã quá muộn để đổi khung giờ: tài xế đã nhận đơn hàng.",
    window_not_offered: "Khung giờ này không còn. Hãy chọn khung giờ khác.",
    not_to_rate: "Chưa có gì để đánh giá: hàng chưa được giao.",
    rated_already: "Bạn đã đánh giá rồi. Cảm ơn bạn.",
  },
  public_page: {
    none: "Không có trang này.",
    slug_taken: "Một tổ chức khác đã dùng địa chỉ này. Hãy chọn địa chỉ khác.",
    too_many: "Quá nhiều lần. Hãy thử lại sau một giờ, hoặc gọi điện.",
  },
  hub: {
    code_taken: "Một trạm khác đã có mã này. Hãy chọn mã khác.",
    unknown: "Không có trạm đang dùng nào như vậy. Hãy kiểm tra mã, hoặc thêm trạm trước.",
    geofence_unknown: "Vùng này không còn nữa. Hãy chọn vùng khác.",
    has_vehicles: "Có phương tiện đóng tại trạm này. Hãy chuyển chúng sang trạm khác trước.",
    not_worker: "Chỉ nhân viên trạm mới làm việc tại trạm được. Hãy đổi vai trò của người này ở mục Thành viên trước.",
  },
  lane: {
    exists: "Đã có tuyến nối từ trạm này đến trạm kia. Hãy sửa tuyến đó.",
    same_hub: "Tuyến nối phải dẫn đến một trạm khác. Hãy chọn điểm cuối khác.",
    hub_closed: "Một trong hai trạm đang đóng. Hãy mở trạm trước, hoặc chọn trạm đang hoạt động.",
  },
  network_import: {
    too_many: "Một tệp có nhiều nhất 2.000 dòng. Hãy chia tệp nhỏ hơn.",
  },
  route: {
    not_now: "Trạng thái của tuyến không cho phép việc này nữa.",
    leg_taken: "Một tuyến khác đã có một trong các đơn này. Hãy xem lại bảng rồi lập tuyến.",
    stop_unknown: "Một trong các điểm dừng này không còn phải lập cho ngày này. Hãy xem lại bảng.",
    incomplete: "Đơn trên một tuyến cần có cả điểm lấy và điểm giao trên tuyến đó.",
    overloaded: "Xe không chở được nhiều như vậy cùng lúc. Hãy bỏ bớt đơn hoặc chọn xe lớn hơn.",
    out_of_order: "Hàng phải được lấy trước khi giao. Hãy đặt điểm lấy lên trước.",
    skill_missing: "Xe hoặc tài xế thiếu điều mà một trong các đơn này cần. Hãy chọn xe khác.",
    reserved: "Hàng của một trong các đơn này đang ở trên xe khác.",
    no_driver: "Không ai lái xe này vào ngày đó. Hãy phân công tài xế rồi gửi tuyến.",
    held_up:
      "Xe này không chạy tiếp trong ngày đó: có sự cố giữ lại, hoặc tài xế nghỉ. Hãy bỏ các điểm dừng của xe, hoặc chọn xe khác.",
    leg_held_up:
      "Đơn {order} đang bị giữ lại. Hãy xử lý xong sự cố, mở lại trạm hoặc chọn đường khác cho đơn, rồi lập tuyến.",
    hub_closed:
      "Trạm {hub} mà hàng của tuyến này đi tới đang đóng. Hãy mở lại trạm, hoặc chọn đường khác cho các đơn đó, rồi gửi tuyến.",
  },
  dispatch: {
    under_way: "Tuyến này đang được gửi.",
    over: "Lần điều phối này đã kết thúc.",
    vehicle_taken: "Một tuyến khác đã giữ xe này vào lúc đó. Hãy lập một trong hai cho xe hoặc giờ khác.",
    driver_taken: "Một tuyến khác đã giữ tài xế này vào lúc đó. Hãy lập một trong hai cho tài xế hoặc giờ khác.",
  },
  stop: {
    not_now: "Điểm dừng này đã xong, hoặc tuyến của nó chưa chạy.",
    pickup_first: "Hàng của điểm dừng này chưa ở trên xe. Hãy hoàn tất điểm lấy trước.",
  },
  scan: {
    code_unknown: "Không đơn nào có kiện mang mã {code}. Hãy xem mã đã được đọc đủ chưa.",
    belongs_elsewhere: "Đơn {number} không thuộc về đây. Đơn này đi đến {place}.",
    not_set_out: "Đơn {number} chưa được lấy hàng. Hãy nhờ tài xế hoàn tất việc lấy hàng rồi quét lại.",
    order_over: "Đơn {number} đã kết thúc. Hãy để riêng kiện này và báo điều phối viên.",
    counted_already: "Mọi kiện của đơn {number} mang mã này đã được đếm.",
    not_here: "Đơn {number} chưa được nhập vào đây. Đơn này đi đến {place}.",
    no_route: "Chưa có xe nào đang chạy nhận đơn {number} từ đây. Hãy để hàng lại, hoặc hỏi điều phối viên.",
    other_vehicle: "Đơn {number} đi với xe {vehicle}, không phải xe bạn đang xếp.",
    hub_not_yours: "Bạn không làm việc tại trạm này. Hãy chọn một trạm của bạn.",
  },
  order: {
    number_differs: "Đây không phải số của đơn hàng này.",
    hub_unknown: "Một trong các điểm trung chuyển này không có hoặc đang đóng. Hãy chọn tuyến khác.",
    not_now: "Trạng thái của đơn không còn cho phép việc này.",
    in_progress: "Đơn này chưa kết thúc và người vận chuyển còn cần thông tin. Hãy giao, hoàn hoặc hủy đơn trước.",
    reference_taken: "Khách hàng này đã có một đơn với mã tham chiếu đó. Hãy chọn mã khác hoặc để trống.",
    barcode_taken:
      "Một trong các mã vạch này đã có trên kiện hàng khác. Hãy chọn mã khác, hoặc để trống để tạo mã mới.",
  },
  order_file: {
    kind_refused: "Chỉ lưu được hình (JPEG, PNG, WebP) và tệp PDF cùng đơn hàng.",
    too_large: "Tệp này lớn hơn 10 MB. Hãy chọn tệp nhỏ hơn.",
    too_many: "Mỗi đơn giữ nhiều nhất 20 tệp. Hãy gỡ bớt một tệp.",
  },
  recurring_order: {
    not_now: "Trạng thái của đơn định kỳ không còn cho phép việc này.",
    ended: "Đơn định kỳ này đã kết thúc. Hãy tạo đơn định kỳ mới.",
    day_made: "Đơn hàng của ngày này đã được tạo. Hãy huỷ chính đơn hàng đó.",
  },
  proof: {
    already_given: "Một lần giao nhận khác đã được gửi với mã bằng chứng này. Hãy lấy bằng chứng lại.",
    not_now: "Chưa có ai đang thực hiện đơn này nên không thể giao nhận gì. Hãy điều phối đơn trước.",
    of_another_order:
      "Mã vừa quét thuộc đơn {otherNumber}, không phải đơn {number}. Hãy quét kiện của đơn này, hoặc lấy bằng chứng cho đơn kia.",
    stop_of_another_order: "Điểm dừng này không thuộc đơn này. Hãy mở điểm dừng của đơn này và lấy bằng chứng ở đó.",
    picture_refused: "Ảnh phải là JPEG, PNG hoặc WebP. Hãy chụp lại.",
    too_large: "Mỗi ảnh tối đa 5 MB, cả bằng chứng tối đa 15 MB. Hãy chụp ảnh nhỏ hơn hoặc ít hơn.",
    too_many: "Đơn này đã có 100 bằng chứng.",
    erased: "Nội dung của bằng chứng này đã bị xóa. Dấu niêm phong vẫn còn trong chuỗi.",
    number_differs: "Đây không phải số đơn của bằng chứng.",
  },
  order_pin: {
    already_shown: "Mã PIN đã được tạo và đã được hiển thị. Nếu bị mất, hãy tạo mã khác.",
    none: "Đơn này không có mã PIN.",
  },
  incident: {
    not_now: "Trạng thái của sự cố không còn cho phép việc này.",
    subject_unknown: "Một đối tượng trong sự cố này không còn nữa. Hãy bỏ nó ra rồi lưu lại.",
    blocks: "Sự cố {number} đang chặn việc này. Hãy xử lý xong sự cố, hoặc bỏ phần bị chặn, rồi thử lại.",
    number_differs: "Đây không phải số của sự cố này.",
  },
  incident_photo: {
    refused: "Chỉ lưu được ảnh (JPEG, PNG, WebP) cùng sự cố.",
    too_large: "Ảnh này lớn hơn 5 MB. Hãy chọn ảnh nhỏ hơn.",
    too_many: "Mỗi sự cố giữ nhiều nhất 30 ảnh.",
  },
  order_import: {
    unreadable: "Đây không phải tệp CSV hay XLSX có dòng tiêu đề. Hãy lưu lại theo một trong hai dạng rồi thử lại.",
    too_many_rows: "Một tệp có nhiều nhất 10.000 dòng. Hãy chia thành các tệp nhỏ hơn.",
    faulty: "Một số dòng có lỗi nên chưa tạo đơn nào. Hãy sửa chúng, hoặc tạo tất cả trừ các dòng đó.",
  },
  customer: {
    unknown: "Khách hàng này không tồn tại hoặc không còn nữa. Hãy chọn khách hàng khác.",
    name_taken: "Đã có khách hàng tên này.",
    code_taken: "Mã này đã thuộc về khách hàng khác.",
    name_differs: "Đây không phải tên của khách hàng này.",
    orders_in_progress:
      "Khách hàng này còn {count} đơn chưa kết thúc, như {numbers}. Hãy giao, hoàn hoặc hủy các đơn đó trước.",
    recurs: "“{recurring}” vẫn tạo đơn cho khách hàng này theo lịch. Hãy kết thúc nó trước.",
  },
  address: {
    name_differs: "Đây không phải tên của địa chỉ này.",
    orders_in_progress:
      "Còn {count} đơn đến hoặc đi từ địa chỉ này chưa kết thúc, như {numbers}. Hãy giao, hoàn hoặc hủy các đơn đó trước.",
    recurs: "“{recurring}” vẫn tạo đơn đến hoặc đi từ địa chỉ này theo lịch. Hãy kết thúc nó trước.",
  },
} satisfies Translation<typeof english>;
