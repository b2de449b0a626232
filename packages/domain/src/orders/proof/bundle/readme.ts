/** README.txt of version 1. The verifier compares it to the byte: another text is another version. */
export const readme = `PROOF OF A HAND-OVER / BẰNG CHỨNG GIAO NHẬN
Cartage bundle, version 1

ENGLISH

  proof.json        what was handed over, by whom, to whom, where and when, and what shows it;
                    times are milliseconds since 1970-01-01 UTC, places are degrees times 10,000,000
  contents/         signature, photos; proof.json names the SHA-256 of each
  seal.json         names the SHA-256 of proof.json, and the seals before it in the organisation's
                    chain and in the order's
  seal.sig          Ed25519 signature of seal.json
  chain.json        the order's earlier seals, and the organisation's later ones up to the checkpoint
  checkpoint.json   how far the organisation's chain had come; checkpoint.sig is its signature
  keys/             the public keys; the organisation publishes them too, compare

To verify with Cartage, without a server:
  pnpm proof:verify BUNDLE.zip --key PUBLISHED-KEY.pem

To verify by hand, with OpenSSL 3 (KEY.pem is the file in keys/ that seal.json names by its start):
  openssl dgst -sha256 contents/*      compare with proof.json
  openssl dgst -sha256 proof.json      compare with "proofSha256" in seal.json
  openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in seal.json -sigfile seal.sig
  openssl dgst -sha256 seal.json       compare with the QR code of the printed proof
  openssl pkey -pubin -in keys/KEY.pem -outform DER | openssl dgst -sha256
                                       compare with "keyId" in seal.json, and with what is published

TIẾNG VIỆT

  proof.json        đã giao gì, ai giao, ai nhận, ở đâu, khi nào, và điều gì chứng tỏ;
                    thời gian là mili giây từ 1970-01-01 UTC, vị trí là độ nhân 10.000.000
  contents/         chữ ký, ảnh; proof.json ghi SHA-256 của từng tệp
  seal.json         ghi SHA-256 của proof.json, và các dấu niêm phong trước đó trong chuỗi của tổ chức
                    và chuỗi của đơn hàng
  seal.sig          chữ ký Ed25519 của seal.json
  chain.json        các dấu niêm phong trước của đơn hàng, và sau của tổ chức đến điểm mốc
  checkpoint.json   chuỗi của tổ chức đã đến đâu; checkpoint.sig là chữ ký của tệp này
  keys/             các khóa công khai; tổ chức cũng công bố chúng, hãy so sánh

Kiểm tra bằng Cartage, không cần máy chủ:
  pnpm proof:verify BUNDLE.zip --key KHOA-DA-CONG-BO.pem

Kiểm tra bằng tay, với OpenSSL 3 (KEY.pem là tệp trong keys/ mà seal.json nêu phần đầu tên):
  openssl dgst -sha256 contents/*      so với proof.json
  openssl dgst -sha256 proof.json      so với "proofSha256" trong seal.json
  openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in seal.json -sigfile seal.sig
  openssl dgst -sha256 seal.json       so với mã QR trên bản in
  openssl pkey -pubin -in keys/KEY.pem -outform DER | openssl dgst -sha256
                                       so với "keyId" trong seal.json, và với khóa đã công bố
`;
