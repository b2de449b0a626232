import type { errors as englishErrors, fields as englishFields } from "../en/errors.ts";
import type { Translation } from "../translation.ts";
import { transportErrors } from "./errors-transport.ts";

export const errors = {
  ...transportErrors,
  signed_out: "Bạn đã đăng xuất. Vui lòng đăng nhập lại.",
  forbidden: "Vai trò của bạn không cho phép việc này. Quản trị viên của tổ chức có thể thay đổi điều đó.",
  not_found: "Mục này không tồn tại hoặc không còn nữa.",
  input: { invalid: "Một số giá trị chưa đúng. Vui lòng kiểm tra các ô được đánh dấu." },
  changed_meanwhile:
    "{subject, select, order {Người khác vừa thay đổi đơn này. Hãy xem điều gì đã xảy ra rồi quyết định lại.} route {Người khác vừa đổi tuyến này. Hãy xem tuyến hiện tại rồi lập lại.} rule {Có người đã sửa quy tắc này trong lúc đó. Hãy xem nội dung hiện tại rồi chọn.} other {Người khác vừa thay đổi mục này. Hãy đóng lại, xem lại rồi mới sửa.}}",
  request: {
    key_reused: "Yêu cầu này đã được gửi trước đó với giá trị khác. Vui lòng thử lại.",
    too_many: "Quá nhiều lần thử. Vui lòng đợi một phút rồi thử lại.",
    too_large: "Dữ liệu lớn hơn {maximumKiB} KiB. Vui lòng gửi ít hơn mỗi lần.",
    malformed: "Không đọc được yêu cầu.",
  },
  sign_in: {
    wrong: "Địa chỉ email hoặc mật khẩu không đúng.",
    no_organisation: "Tài khoản này không thuộc tổ chức nào. Vui lòng hỏi quản trị viên.",
    second_factor: "Hãy nhập mã từ ứng dụng xác thực của bạn.",
    wrong_code: "Mã sai hoặc đã dùng. Hãy đợi mã tiếp theo.",
    use_sso: "Tổ chức của bạn đăng nhập bằng nhà cung cấp riêng. Hãy chọn “Đăng nhập bằng tổ chức của bạn”.",
    wrong_passkey: "Khóa truy cập này không được chấp nhận. Hãy thử lại hoặc dùng mã.",
    wait: "Quá nhiều lần thử sai. Vui lòng đợi {retryAfterMin, plural, =0 {{retryAfterS} giây} other {# phút}} rồi thử lại.",
    suspended:
      "Tổ chức của bạn đang bị tạm ngưng. Chủ sở hữu tổ chức hoặc bên vận hành nền tảng có thể cho bạn biết lý do.",
  },
  sso: {
    unknown_domain: "Không tổ chức nào đăng nhập bằng địa chỉ của tên miền này. Hãy dùng mật khẩu.",
    foreign_address: "Nhà cung cấp đưa ra địa chỉ không thuộc tên miền của tổ chức. Hãy hỏi quản trị viên.",
    not_member: "Bạn không phải thành viên của tổ chức này. Hãy nhờ quản trị viên cho bạn vào.",
    no_account: "Không có tài khoản với địa chỉ này. Hãy nhờ quản trị viên mời bạn.",
    refused: "Phản hồi của nhà cung cấp bị từ chối. Vui lòng thử lại; nếu vẫn vậy, hãy hỏi quản trị viên.",
    domain_taken: "Một tổ chức khác đã chứng minh tên miền này là của họ.",
    domain_unproven: "Chưa tìm thấy bản ghi. DNS có thể mất một giờ; hãy kiểm tra lại sau.",
    not_tested: "Hãy thử trước: lần thử gần nhất phải đưa ra địa chỉ thuộc tên miền đã chứng minh.",
  },
  phone_code: { invalid: "Mã này đã được dùng hoặc đã hết hạn. Hãy xin mã mới." },
  second_factor: {
    required: "Tổ chức này yêu cầu yếu tố thứ hai. Hãy thiết lập ở trang tài khoản của bạn.",
    not_shown: "Hãy xác nhận bằng yếu tố thứ hai trước khi tiếp tục. Tải lại trang này để xác nhận.",
  },
  passkey: { not_made: "Không thêm được khóa truy cập. Vui lòng làm lại từ đầu." },
  email: {
    link_invalid: "Liên kết này đã dùng, quá một giờ, hoặc đã có liên kết mới hơn. Hãy yêu cầu liên kết mới.",
    kept_elsewhere: "Tổ chức của bạn quản lý địa chỉ này ở nơi bạn đăng nhập. Hãy nhờ quản trị viên đổi ở đó.",
    taken: "Địa chỉ này đã thuộc về tài khoản khác. Hãy đăng nhập bằng tài khoản đó hoặc chọn địa chỉ khác.",
  },
  session: {
    ended: "Phiên đăng nhập của bạn đã kết thúc. Vui lòng đăng nhập lại.",
    moved: "Bạn đã chuyển sang tổ chức khác ở một thẻ khác. Hãy tải lại trang này.",
  },
  setup: {
    link_invalid: "Liên kết này đã được dùng hoặc đã hết hạn. Khởi động lại Cartage sẽ in ra liên kết mới.",
    done_already: "Hệ thống này đã được thiết lập. Vui lòng đăng nhập.",
  },
  password: { wrong: "Đây không phải mật khẩu hiện tại của bạn." },
  reset: { link_invalid: "Liên kết này đã dùng hoặc quá một giờ. Hãy yêu cầu liên kết mới." },
  invitation: {
    link_invalid: "Lời mời này không còn dùng được: đã dùng, đã bị thu hồi hoặc quá một tuần. Hãy xin lời mời mới.",
    has_account: "Đã có tài khoản với địa chỉ này. Hãy đăng nhập rồi chấp nhận.",
    other_address: "Lời mời này dành cho địa chỉ khác với địa chỉ bạn đang đăng nhập.",
  },
  user: { is_you: "Đây là tài khoản của chính bạn. Một quản trị viên nền tảng khác có thể làm việc này." },
  member: {
    already: "Người này đã là thành viên.",
    is_owner: "Chủ sở hữu luôn là quản trị viên. Hãy chuyển quyền sở hữu cho người khác trước.",
    not_owner: "Chỉ chủ sở hữu mới chuyển được quyền sở hữu.",
    not_administrator: "Chỉ quản trị viên mới có thể trở thành chủ sở hữu.",
  },
  asking: {
    too_many: "Bạn đã viết nhiều trong một giờ qua. Vui lòng đợi một lúc rồi tiếp tục.",
    moved_on: "Yêu cầu này vừa có thay đổi. Hãy xem lại.",
  },
  reporting: {
    too_many:
      "Bạn đã báo nhiều sự cố trong một giờ qua. Đội bảo trì đã nhận được; vui lòng đợi một lúc trước khi báo tiếp.",
    moved_on: "Sự cố này vừa có thay đổi. Hãy xem lại.",
  },
  erasure: {
    name_differs: "Tên này không khớp. Hãy nhập đúng như ở trên.",
  },
  vehicle: {
    plate_taken: "Một phương tiện khác đã có biển số này.",
    vin_taken: "Một phương tiện khác đã có số VIN này.",
    unknown: "Không có phương tiện đang dùng nào như vậy. Hãy kiểm tra biển số, hoặc thêm phương tiện trước.",
  },
  driver: {
    unknown: "Không có tài xế nào dùng địa chỉ này. Hãy mời người này làm tài xế trước, hoặc kiểm tra lại địa chỉ.",
  },
  assignment: {
    vehicle_taken:
      "Vào thời gian đó phương tiện này đã có tài xế chính khác. Hãy kết thúc phân công kia trước, chuyển phân công này thành dự bị, hoặc chọn thời gian khác.",
    driver_taken:
      "Vào thời gian đó tài xế này là tài xế chính của phương tiện khác. Hãy kết thúc phân công kia trước, chuyển phân công này thành dự bị, hoặc chọn thời gian khác.",
    repeated: "Vào thời gian đó tài xế này đã là dự bị của phương tiện này.",
  },
  group: {
    name_taken: "Một nhóm khác ở đây đã có tên này.",
    unknown: "Nhóm này không tồn tại.",
    below_itself: "Không thể chuyển một nhóm vào bên trong chính nó.",
    too_deep: "Nhóm chỉ sâu tối đa tám cấp.",
    has_groups: "Nhóm này còn nhóm con. Hãy chuyển hoặc xóa chúng trước.",
    has_vehicles: "Nhóm này còn phương tiện. Hãy chọn nơi chuyển chúng đến.",
  },
  geofence: { name_taken: "Đã có vùng địa lý mang tên này." },
  tag: { taken: "Đã có thẻ mang tên này. Hãy gộp hai thẻ lại." },
  logo: {
    too_large: "Tệp này lớn hơn 256 KiB. Vui lòng chọn tệp nhỏ hơn.",
    no_picture: "Tệp này không chứa ảnh PNG, JPEG hay WebP, dù tên tệp là gì.",
    too_many_pixels: "Logo có kích thước tối đa 1.024 × 1.024 điểm ảnh. Vui lòng thu nhỏ ảnh.",
  },
  position: {
    time_doubted:
      "Vị trí này bị nghi ngờ vì thời điểm của nó. Chỉ có thể xác nhận xe đã ở đâu, không thể xác nhận vào lúc nào.",
  },
  trip: {
    no_neighbour: "Không có chuyến nào khác trong vòng một ngày sau chuyến này.",
    cut_outside: "Chỉ có thể cắt một chuyến giữa lúc bắt đầu và lúc kết thúc.",
    edited_already: "Việc này đã được thực hiện. Kết quả hiện ra khi các chuyến được tính lại.",
    private:
      "Có người đã đánh dấu chuyến này là riêng tư. Chỉ người đó hoặc quản trị viên của tổ chức mới có thể mở lại.",
  },
  presence: {
    area_too_wide: "Vui lòng vẽ vùng nhỏ hơn: rộng tối đa 100 km.",
  },
  track_share: {
    ended: "Liên kết này đã hết hạn hoặc đã bị thu hồi. Vui lòng hỏi người gửi để có liên kết mới.",
    token_already_shown: "Liên kết đã được hiển thị một lần. Nếu bạn chưa nhận được, hãy thu hồi và tạo liên kết mới.",
  },
  device: {
    revoked: "Thiết bị này đã bị thu hồi. Vui lòng thêm lại như thiết bị mới.",
    outside_id_taken: "Một thiết bị khác đã có mã bên ngoài này.",
    secret_already_shown:
      "Mật khẩu đã được hiển thị một lần. Nếu bạn chưa nhận được, hãy tạo mật khẩu mới ở trang của thiết bị.",
    refused: "Tên đăng nhập hoặc mật khẩu của thiết bị không đúng, hoặc thiết bị đã bị thu hồi.",
  },
  api_key: {
    secret_already_shown: "Khóa bí mật đã hiện một lần. Nếu bạn không nhận được, hãy xoay khóa để lấy khóa khác.",
  },
  instruction: {
    too_many: "Đã có quá nhiều lệnh đang chờ thiết bị này. Hãy hủy bớt, hoặc đợi đến khi thiết bị kết nối.",
    over: "Lệnh này đã kết thúc: thiết bị đã trả lời, hoặc đã hết hạn.",
  },
  import: {
    unreadable: "Tệp này không có vị trí nào đọc được.",
    too_large: "Tệp này lớn hơn 50 MB. Vui lòng chia thành các tệp nhỏ hơn.",
    too_many: "Đã có năm tệp đang chờ. Vui lòng đợi một tệp được lưu xong.",
  },
  broker: {
    unavailable: "Không kết nối được với máy chủ tin nhắn nên chưa có gì thay đổi. Vui lòng thử lại sau giây lát.",
  },
  rule: {
    name_taken: "Đã có quy tắc mang tên này.",
    unknown_scope: "Một nhóm, xe hoặc vùng địa lý của quy tắc này không còn tồn tại.",
    busy: "Đang có hai quy tắc được thử trên dữ liệu cũ. Vui lòng chờ một trong hai xong.",
  },
  plan: {
    vehicles_reached:
      "Gói của bạn không còn chỗ cho phương tiện mới. Hãy lưu trữ một phương tiện không còn dùng, hoặc nhờ quản trị viên chuyển sang gói lớn hơn.",
    name_taken: "Một gói khác đã có tên này.",
    product_taken: "Một trong các sản phẩm này đã thuộc gói khác.",
    customer_taken: "Một tổ chức khác đã dùng một trong các mã khách hàng này.",
    default_needed: "Phải luôn có một gói mặc định. Hãy đặt một gói khác làm mặc định.",
  },
  alert: { moved_on: "Người khác đã xử lý cảnh báo này. Hãy xem lại." },
  escalation: { name_taken: "Đã có quy trình leo thang mang tên này." },
  rota: { name_taken: "Đã có lịch trực mang tên này.", overlaps: "Đã có người trực thay trong thời gian đó." },
  push: { too_many: "Đã có tối đa số trình duyệt nhận tin nhắn của bạn." },
  webhook: {
    secret_already_shown: "Webhook đã được tạo và khóa bí mật đã được hiển thị. Nếu bị mất, hãy tạo webhook khác.",
    not_reachable: "Chỉ gọi được địa chỉ https trên internet công cộng.",
    too_many: "Số webhook đã đạt mức tối đa của tổ chức.",
    refused: "Chữ ký bị thiếu, không đúng hoặc cũ hơn năm phút.",
  },
  positions: { refused: "Không nhận được vị trí nào. Danh sách từ chối cho biết lý do." },
  unavailable: "Phần này đang khởi động lại. Vui lòng thử lại sau giây lát.",
  unexpected: "Đã có lỗi ở phía chúng tôi. Vui lòng thử lại; nếu vẫn lỗi, hãy gửi chúng tôi mã này: {traceId}",
} satisfies Translation<typeof englishErrors>;

export const fields = {
  required: "Vui lòng điền vào ô này.",
  too_short: "Vui lòng nhập ít nhất {minimum} ký tự.",
  too_long: "Vui lòng nhập nhiều nhất {maximum} ký tự.",
  too_small: "Vui lòng nhập ít nhất {minimum, number}.",
  too_big: "Vui lòng nhập nhiều nhất {maximum, number}.",
  email_shape: "Địa chỉ email có dạng ten@congty.com.",
  vin_shape: "Số VIN gồm 17 chữ cái và chữ số, không có I, O và Q.",
  tag_shape: "Thẻ bắt đầu bằng chữ cái hoặc chữ số và dài tối đa 32 ký tự.",
  code_shape: "Mã có tối đa 16 chữ cái, chữ số, dấu chấm, gạch ngang hoặc gạch dưới.",
  licence_shape: "Hạng bằng lái có dạng B, C1 hoặc CE.",
  hours_shape: "Giờ có dạng Mo-Fr 08:00-18:00; Sa 08:00-12:00, hoặc 24/7.",
  yes_or_no: "Hãy ghi yes hoặc no.",
  number_ambiguous:
    "Số này có thể là {grouped} hoặc {decimal, number, ::.000}. Hãy ghi {grouped}, hoặc {decimal, number, ::.0000} với bốn chữ số thập phân.",
  repeated_in_file: "Mục này đã có ở dòng {row, number}.",
  password_common: "Đây là một trong những mật khẩu ai cũng thử đầu tiên.",
  password_weak: "Mật khẩu này quá dễ đoán. Vài từ không liên quan đến nhau là tốt.",
  password_breached: "Mật khẩu này đã bị lộ ở một trang khác.",
  time_zone_unknown: "Múi giờ này không tồn tại.",
  unknown_choice: "Vui lòng chọn một mục trong danh sách.",
  domain_shape: "Tên miền có dạng congty.com.",
  https_only: "Hãy nhập địa chỉ bắt đầu bằng https:// và truy cập được từ internet.",
  certificate_shape: "Đây không phải chứng thư. Chứng thư bắt đầu bằng -----BEGIN CERTIFICATE-----.",
  north_below_south: "Cạnh bắc không được nằm dưới cạnh nam.",
  to_before_from: "Thời điểm kết thúc phải sau thời điểm bắt đầu.",
  history_too_long: "Mỗi lần xem tối đa 31 ngày.",
  fence_too_few_points: "Cần ít nhất {minimum} điểm khác nhau ở đây.",
  fence_too_many_points: "Tối đa {maximum} điểm; hiện có {count}.",
  fence_around_globe: "Đường bao này chạy vòng quanh địa cầu nên không bao quanh vùng nào.",
  fence_crosses_itself: "Cạnh từ điểm {edge} gặp cạnh từ điểm {otherEdge}: đường bao không được tự cắt hay tự chạm.",
  fence_rings_cross: "Cạnh từ điểm {edge} gặp cạnh từ điểm {otherEdge} của vòng {otherRing}.",
  fence_hole_outside: "Điểm này của lỗ nằm ngoài đường bao.",
  fence_parts_overlap: "Điểm này nằm trong phần {otherPart}: các phần không được chồng lên nhau.",
  fence_no_radius: "Bán kính phải lớn hơn 0.",
  fence_no_width: "Chiều rộng phải lớn hơn 0.",
  recovery_beyond_limit: "Giá trị này phải ở phía bên kia của giới hạn thì cảnh báo mới kết thúc được.",
  range_inverted: "Đầu trên phải lớn hơn đầu dưới.",
  hold_required: "Vui lòng cho biết trong bao lâu.",
  hold_not_possible: "Việc này xảy ra tức thời nên không thể kéo dài.",
  scope_empty: "Hãy chọn ít nhất một nhóm, thẻ hoặc xe, hoặc tất cả xe.",
  hours_empty: "Giờ kết thúc phải khác giờ bắt đầu.",
  range_too_long: "Khoảng thời gian này quá dài. Vui lòng chọn khoảng ngắn hơn.",
  window_inverted: "Khung giờ này kết thúc trước khi bắt đầu. Hãy chọn giờ kết thúc muộn hơn.",
  window_too_long: "Một khung giờ dài nhất là một tháng.",
  pickup_after_delivery: "Hàng sẽ được lấy sau hạn giao. Hãy chọn giờ lấy sớm hơn hoặc giờ giao muộn hơn.",
  too_heavy: "Không xe nào chở được quá {maximum, number} kg. Hãy sửa khối lượng hoặc chia thành nhiều kiện.",
  invalid: "Giá trị này chưa đúng.",
} satisfies Translation<typeof englishFields>;
