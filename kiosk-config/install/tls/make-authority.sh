#!/bin/sh
# The county's own certificate authority: P-256, ten years, good only for the names given here.
set -eu
umask 077

if [ $# -lt 3 ]; then
  echo '用法:make-authority.sh 文件夹 证书名称 域名或IP …' >&2
  echo '例:  make-authority.sh authority 清溪县大厅根证书 hall.qingxi.example 10.1.2.3' >&2
  exit 2
fi
folder=$1
name=$2
shift 2

if [ -e "$folder/root.key" ]; then
  echo "$folder/root.key 已经有了。换根证书要在每台终端上重装,所以这里不覆盖。" >&2
  exit 1
fi

# A name stands for itself and for what is below it, an address for itself alone. A kind of name that is not given is
# closed altogether: without a word about addresses the authority would be good for every address.
limits=''
has_names=no
has_addresses=no
for each in "$@"; do
  case $each in
    *[!0-9.]*) limits="$limits,permitted;DNS:$each" has_names=yes ;;
    *) limits="$limits,permitted;IP:$each/255.255.255.255" has_addresses=yes ;;
  esac
done
[ $has_names = yes ] || limits="$limits,permitted;DNS:no-name.invalid"
[ $has_addresses = yes ] || limits="$limits,excluded;IP:0.0.0.0/0.0.0.0"
limits="$limits,excluded;IP:0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0"

mkdir -p "$folder"
config=$(mktemp)
trap 'rm -f "$config"' EXIT
cat > "$config" <<END
[req]
prompt = no
utf8 = yes
string_mask = utf8only
distinguished_name = subject
x509_extensions = authority
[subject]
CN = $name
[authority]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
nameConstraints = critical${limits}
END

openssl ecparam -name prime256v1 -genkey -noout -out "$folder/root.key"
openssl req -x509 -new -sha256 -days 3653 -set_serial "0x$(openssl rand -hex 16)" \
  -key "$folder/root.key" -config "$config" -out "$folder/root.pem"
printf '{ "CACertificates": ["%s"] }\n' "$(openssl x509 -in "$folder/root.pem" -outform DER | openssl base64 -A)" \
  > "$folder/mingtang-authority.json"
chmod 644 "$folder/root.pem" "$folder/mingtang-authority.json"
echo "根证书 $folder/root.pem,写成浏览器策略的 $folder/mingtang-authority.json:装到每台终端上。"
echo "私钥   $folder/root.key:谁有它,谁就能冒充服务器。存到U盘锁起来,不要留在服务器和终端上。"
