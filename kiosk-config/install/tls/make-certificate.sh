#!/bin/sh
# A server certificate of the county's authority: P-256, 820 days: nobody takes one of more than 825.
set -eu
umask 077

if [ $# -lt 3 ]; then
  echo '用法:make-certificate.sh 根证书文件夹 放证书的文件夹 域名或IP …' >&2
  echo '例:  make-certificate.sh authority server hall.qingxi.example 10.1.2.3' >&2
  exit 2
fi
authority=$1
folder=$2
shift 2

names=''
for each in "$@"; do
  case $each in
    *[!0-9.]*) names="$names,DNS:$each" ;;
    *) names="$names,IP:$each" ;;
  esac
done

mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/request" <<END
[req]
prompt = no
distinguished_name = subject
[subject]
CN = $1
END
cat > "$work/extensions" <<END
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = ${names#,}
END

openssl ecparam -name prime256v1 -genkey -noout -out "$work/server.key"
openssl req -new -sha256 -key "$work/server.key" -config "$work/request" -out "$work/csr"
openssl x509 -req -sha256 -days 820 -set_serial "0x$(openssl rand -hex 16)" -in "$work/csr" \
  -CA "$authority/root.pem" -CAkey "$authority/root.key" -extfile "$work/extensions" -out "$work/server.pem" 2> "$work/log" ||
  { cat "$work/log" >&2; exit 1; }

if ! openssl verify -CAfile "$authority/root.pem" "$work/server.pem" > "$work/log" 2>&1; then
  cat "$work/log" >&2
  echo "根证书不认这张证书:它只管做根证书时写的域名和IP。没有写出证书。" >&2
  exit 1
fi
mv "$work/server.key" "$work/server.pem" "$folder/"
chmod 644 "$folder/server.pem"
echo "证书 $folder/server.pem,私钥 $folder/server.key,到期:$(openssl x509 -noout -enddate -in "$folder/server.pem" | cut -d= -f2)"
